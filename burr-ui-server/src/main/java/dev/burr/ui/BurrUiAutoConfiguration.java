package dev.burr.ui;

import jakarta.servlet.http.HttpServlet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The UI inside of a service that has this server on its class path: under a path of the service ({@code burr.ui.path}), where the
 * service's own security applies, or else on a port of its own, for development.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
final class BurrUiAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @Conditional(UiPlace.Mounted.class)
    static class MountedConfiguration {

        @Bean
        MountedUi burrMountedUi(Environment environment, BeanFactory host) {
            return new MountedUi(
                    HostSettings.properties(environment).path(),
                    HostSettings.of(environment),
                    host.containsBean("springSecurityFilterChain"));
        }

        @Bean
        ServletRegistrationBean<HttpServlet> burrUi(MountedUi ui) {
            return ui.registration();
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
