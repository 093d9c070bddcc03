package dev.burr.ui;

import jakarta.servlet.http.HttpServlet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The UI inside of a service that has this server on its class path: under a path of the service ({@code burr.ui.path}), where the
 * service's own security applies, or else on a port of its own, for development.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
final class BurrUiAutoConfiguration {

    private static final String SPRING_SECURITY = "springSecurityFilterChain";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Conditional(UiPlace.Mounted.class)
    static class MountedConfiguration {

        @Bean
        MountedUi burrMountedUi(Environment environment, BeanFactory host) {
            return new MountedUi(
                    HostSettings.properties(environment).path(),
                    HostSettings.of(environment),
                    host.containsBean(SPRING_SECURITY));
        }

        @Bean
        ServletRegistrationBean<HttpServlet> burrUi(MountedUi ui) {
            return ui.registration();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass({HttpSecurity.class, CsrfConfigurer.class})
    @ConditionalOnBean(name = SPRING_SECURITY)
    @Conditional(UiPlace.Mounted.class)
    static class MountedSecurityConfiguration {

        /**
         * The pages of the UI know no token of the host, so that all that they write would be refused. The UI itself takes writes
         * of its own pages only, by what browsers say of where a request comes from. All else of the host stays as it is.
         */
        @Bean
        @ConditionalOnMissingBean(name = "burrUiCsrf")
        Customizer<CsrfConfigurer<HttpSecurity>> burrUiCsrf(Environment environment) {
            String path = HostSettings.properties(environment).path();
            RequestMatcher ours = PathPatternRequestMatcher.withDefaults().matcher(path + "/**");
            return csrf -> csrf.ignoringRequestMatchers(ours);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(UiPlace.Embedded.class)
    static class EmbeddedConfiguration {

        @Bean
        EmbeddedUi burrEmbeddedUi(Environment environment) {
            return new EmbeddedUi(HostSettings.properties(environment), HostSettings.of(environment));
        }
    }
}
