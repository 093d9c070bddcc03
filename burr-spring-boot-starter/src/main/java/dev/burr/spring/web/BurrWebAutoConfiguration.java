package dev.burr.spring.web;

import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the controllers of a service have of Burr: problem details for its exceptions, and {@link RequestedApplication}. */
@AutoConfiguration
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class BurrWebAutoConfiguration {

    /** For Spring MVC and WebFlux alike. Whatever a service has under that name takes its place. */
    @Bean
    @ConditionalOnMissingBean(name = "burrProblemAdvice")
    @ConditionalOnBooleanProperty(name = "burr.web.problem-details.enabled", matchIfMissing = true)
    RunProblemAdvice burrProblemAdvice() {
        return new RunProblemAdvice();
    }

    /** In Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebMvcConfigurer.class)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    static final class Mvc {

        @Bean
        WebMvcConfigurer burrWebMvcConfigurer(BeanFactory beans, ObjectProvider<RequestPartition> partitions) {
            var resolver = new RequestedApplicationResolver(beans, partitions);
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(resolver);
                }
            };
        }
    }

    /** In Spring WebFlux. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebFluxConfigurer.class)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static final class WebFlux {

        @Bean
        WebFluxConfigurer burrWebFluxConfigurer(BeanFactory beans, ObjectProvider<ExchangePartition> partitions) {
            var resolver = new ReactiveApplicationResolver(beans, partitions);
            return new WebFluxConfigurer() {
                @Override
                public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                    resolvers.addCustomResolver(resolver);
                }
            };
        }
    }
}
