package dev.burr.spring.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a request whose run fails with problem details, in Spring MVC and WebFlux alike. */
@AutoConfiguration
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class BurrWebAutoConfiguration {

    /** Whatever a service has under that name takes its place. */
    @Bean
    @ConditionalOnMissingBean(name = "burrProblemAdvice")
    @ConditionalOnBooleanProperty(name = "burr.web.problem-details.enabled", matchIfMissing = true)
    RunProblemAdvice burrProblemAdvice() {
        return new RunProblemAdvice();
    }
}
