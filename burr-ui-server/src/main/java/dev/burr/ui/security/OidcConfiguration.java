package dev.burr.ui.security;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** What an OpenID provider takes. Nothing of Spring Security is loaded where there is none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("burr.ui.security.oidc.issuer-uri")
class OidcConfiguration {

    @Bean
    TokenScopes tokenScopes(OidcProperties settings) {
        return new TokenScopes(settings);
    }

    @Bean
    TokenCallers tokenCallers(OidcProperties settings, TokenScopes scopes) {
        String issuer = settings.requiredIssuer();
        String audience = settings.expectedAudience();
        return new TokenCallers(new SupplierJwtDecoder(() -> decoder(issuer, audience)), scopes);
    }

    @Bean
    FilterRegistrationBean<OidcLoginFilter> oidcLoginFilter(
            OidcProperties settings, Sessions sessions, LoginPage page, TokenScopes scopes) {
        FilterRegistrationBean<OidcLoginFilter> registration = new FilterRegistrationBean<>(
                new OidcLoginFilter(OidcFilters.of(settings, Clock.systemUTC()), sessions, page, scopes));
        registration.setOrder(SecurityConfiguration.PLACE + 1);
        return registration;
    }

    /** Takes access tokens whether or not they say that they are some ("at+jwt"); what counts is whom they are meant for. */
    private static JwtDecoder decoder(String issuer, String audience) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(issuer).validateType(false).build();
        JwtTimestampValidator notEnded = new JwtTimestampValidator();
        notEnded.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                notEnded, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience)));
        return decoder;
    }
}
