package dev.burr.ui.security;

import java.time.Clock;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * The parts of Spring Security that sign people in, without its sessions: the code flow with PKCE, state and nonce.
 *
 * @param provider what is known of the OpenID provider, found out when it is needed
 * @param departure sends a browser there
 * @param arrival takes it back, and checks what it brings
 */
record OidcFilters(
        ClientRegistrationRepository provider,
        OAuth2AuthorizationRequestRedirectFilter departure,
        OAuth2LoginAuthenticationFilter arrival) {

    /** As the provider's settings have it in the address to come back to: {@code /login/oauth2/code/burr}. */
    static final String ID = "burr";

    static OidcFilters of(OidcProperties settings, Clock clock) {
        String issuer = settings.requiredIssuer();
        String id = settings.requiredClientId();
        String secret = settings.requiredClientSecret();
        ClientRegistrationRepository provider = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(ID)
                        .clientId(id)
                        .clientSecret(secret)
                        .scope("openid", "profile", "email")
                        .build()));
        PendingLogins pending = new PendingLogins(clock);
        OAuth2AuthorizationRequestRedirectFilter departure = new OAuth2AuthorizationRequestRedirectFilter(provider);
        departure.setAuthorizationRequestRepository(pending);
        departure.setRequestCache(new NullRequestCache());
        OAuth2LoginAuthenticationFilter arrival = new OAuth2LoginAuthenticationFilter(
                provider, new NoAuthorizedClients(), OidcLoginFilter.CALLBACK + "*");
        arrival.setAuthorizationRequestRepository(pending);
        arrival.setSecurityContextRepository(new NullSecurityContextRepository());
        arrival.setAllowSessionCreation(false);
        arrival.setAuthenticationManager(new ProviderManager(new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService())));
        return new OidcFilters(provider, departure, arrival);
    }
}
