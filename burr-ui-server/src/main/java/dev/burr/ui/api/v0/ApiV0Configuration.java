package dev.burr.ui.api.v0;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this version of the API. */
@Configuration(proxyBeanMethods = false)
@Import({ServerController.class, ProjectController.class, ApplicationController.class, AnnotationController.class})
public class ApiV0Configuration {

    @Bean
    FilterRegistrationBean<LastParameterFilter> lastParameterFilter() {
        FilterRegistrationBean<LastParameterFilter> registration =
                new FilterRegistrationBean<>(new LastParameterFilter());
        registration.addUrlPatterns("/api/v0/*");
        return registration;
    }
}
