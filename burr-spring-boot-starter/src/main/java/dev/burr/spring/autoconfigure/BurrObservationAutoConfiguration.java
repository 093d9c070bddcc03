package dev.burr.spring.autoconfigure;

import dev.burr.spring.observation.DefaultRunObservationConvention;
import dev.burr.spring.observation.DefaultStepObservationConvention;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.RunObservationConvention;
import dev.burr.spring.observation.StepObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Observes the applications of a service that has an {@link ObservationRegistry}, as one with Spring Boot's actuator has: calls
 * that run steps, and steps. Conventions that are beans say how they are named and labelled.
 */
@AutoConfiguration(
        before = BurrAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "burr.observation.enabled", matchIfMissing = true)
public final class BurrObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ObservationHook observationHook(
            ObservationRegistry registry,
            ObjectProvider<RunObservationConvention> runs,
            ObjectProvider<StepObservationConvention> steps) {
        return new ObservationHook(
                registry,
                runs.getIfUnique(DefaultRunObservationConvention::new),
                steps.getIfUnique(DefaultStepObservationConvention::new));
    }
}
