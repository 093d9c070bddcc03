package dev.burr.ui.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What comes on top where the port is ours: under which names it is addressed, which proxies are believed, how Tomcat reads requests. */
@Configuration(proxyBeanMethods = false)
@Import(Compression.class)
public class OwnServerWebConfiguration {

    @Bean
    FilterRegistrationBean<ForwardedFilter> forwardedFilter(WebProperties settings) {
        return WebConfiguration.everyRequest(new ForwardedFilter(TrustedProxies.of(settings.trustedProxies())), 5);
    }

    @Bean
    FilterRegistrationBean<HostFilter> hostFilter(HostAllowList allowed) {
        return WebConfiguration.everyRequest(new HostFilter(allowed), 10);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatSettings(RequestLimits limits) {
        return new TomcatSettings(limits);
    }
}
