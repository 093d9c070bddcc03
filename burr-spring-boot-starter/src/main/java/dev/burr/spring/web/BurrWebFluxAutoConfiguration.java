package dev.burr.spring.web;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Gives controllers of Spring WebFlux their {@link RequestedApplication}. */
@AutoConfiguration
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class BurrWebFluxAutoConfiguration {

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
