package dev.burr.ui;

import dev.burr.ui.security.ListenAddress;
import dev.burr.ui.security.Protection;
import dev.burr.ui.security.SecurityConfiguration;
import dev.burr.ui.web.OwnServerWebConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A server with a port of its own: it listens by itself, and asks callers itself who they are. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    HttpEncodingAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class
})
@Import({BurrUiConfiguration.class, OwnServerWebConfiguration.class, SecurityConfiguration.class})
class OwnServerConfiguration {

    /** Comes after Spring Boot's own, so that {@code burr.ui.port} wins. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> address(
            BurrUiProperties properties, Protection protection) {
        return factory -> {
            factory.setPort(properties.port());
            factory.setContextPath(properties.path());
            factory.setAddress(ListenAddress.of(properties.host(), protection.isOn()));
        };
    }
}
