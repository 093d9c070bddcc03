package dev.burr.ui.security;

import dev.burr.ui.folders.UserFolders;
import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What asks callers who they are. Without keys and provider it lets everybody pass and costs nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
@Import(OidcConfiguration.class)
public class SecurityConfiguration {

    /** Behind the filters of {@code ui.web}, which refuse what no caller may send. */
    static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final String REMEDY =
            "Send a key in 'Authorization: Bearer …' ('./burr keys create' makes one), or sign in at /login.";

    @Bean
    KeyFile keyFile(UserFolders folders) {
        return KeyFile.in(folders.data());
    }

    @Bean
    Protection protection(KeyFile keys, OidcProperties provider) {
        return Protection.by(keys, provider);
    }

    @Bean
    LoginPage loginPage(Sessions sessions, OidcProperties provider) {
        return new LoginPage(
                sessions,
                provider.isOn() ? URI.create(provider.requiredIssuer()).getHost() : null);
    }

    @Bean
    ApiKeys apiKeys(KeyFile file) {
        return new ApiKeys(file);
    }

    @Bean
    Sessions sessions() {
        return new Sessions(Clock.systemUTC());
    }

    @Bean
    FilterRegistrationBean<LoginFilter> loginFilter(
            ApiKeys keys, Sessions sessions, LoginPage page, Protection protection) {
        return registered(new LoginFilter(keys, sessions, page), PLACE, protection);
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            ApiKeys keys, Sessions sessions, ObjectProvider<Callers> others, Protection protection) {
        List<Callers> ways = Stream.concat(Stream.of(new KeyCallers(keys, sessions)), others.orderedStream())
                .toList();
        return registered(new AccessFilter(ways, REMEDY), PLACE + 2, protection);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int place, Protection protection) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(place);
        registration.setEnabled(protection.isOn());
        return registration;
    }
}
