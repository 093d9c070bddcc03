package dev.burr.ui.security;

import dev.burr.ui.folders.UserFolders;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What asks callers who they are. Without keys it lets everybody pass and costs nothing. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    /** Behind the filters of {@code ui.web}, which refuse what no caller may send. */
    private static final int PLACE = Ordered.HIGHEST_PRECEDENCE + 100;

    private static final String REMEDY =
            "Send a key in 'Authorization: Bearer …' ('./burr keys create' makes one), or sign in at /login.";

    @Bean
    KeyFile keyFile(UserFolders folders) {
        return KeyFile.in(folders.data());
    }

    @Bean
    Protection protection(KeyFile keys) {
        return Protection.by(keys);
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
    FilterRegistrationBean<LoginFilter> loginFilter(ApiKeys keys, Sessions sessions, Protection protection) {
        return registered(new LoginFilter(keys, sessions, new LoginPage()), PLACE, protection);
    }

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(ApiKeys keys, Sessions sessions, Protection protection) {
        return registered(new AccessFilter(List.of(new KeyCallers(keys, sessions)), REMEDY), PLACE + 2, protection);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int place, Protection protection) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(place);
        registration.setEnabled(protection.isOn());
        return registration;
    }
}
