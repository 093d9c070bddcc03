package dev.burr.spring.autoconfigure;

import dev.burr.spring.observation.DefaultRunObservationConvention;
import dev.burr.spring.observation.DefaultStepObservationConvention;
import dev.burr.spring.observation.HttpCallSpans;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.RunObservationConvention;
import dev.burr.spring.observation.SpanDetails;
import dev.burr.spring.observation.StepObservationConvention;
import dev.burr.spring.observation.StepSpanHandler;
import dev.burr.spring.observation.TraceIds;
import dev.burr.spring.observation.WebClientSpans;
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
 * that run steps, and steps. Conventions that are beans say how they are named and labelled. What is observed within an action
 * becomes a span of its step.
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
    ObservationHook burrObservationHook(
            ObservationRegistry registry,
            ObjectProvider<RunObservationConvention> runs,
            ObjectProvider<StepObservationConvention> steps,
            ObjectProvider<TraceIds> traceIds) {
        RunObservationConvention ofRuns = runs.getIfUnique();
        StepObservationConvention ofSteps = steps.getIfUnique();
        TraceIds traces = traceIds.getIfAvailable();
        return new ObservationHook(
                registry,
                ofRuns == null ? new DefaultRunObservationConvention() : ofRuns,
                ofSteps == null ? new DefaultStepObservationConvention() : ofSteps,
                traces == null ? () -> null : traces);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "burr.observation.spans", matchIfMissing = true)
    StepSpanHandler burrStepSpanHandler(ObjectProvider<SpanDetails> details) {
        return new StepSpanHandler(details.orderedStream().toList());
    }

    /** Names calls of other services by {@code RestClient}. */
    @Bean
    @ConditionalOnClass(name = "org.springframework.http.HttpRequest")
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "burr.observation.spans", matchIfMissing = true)
    HttpCallSpans burrHttpCallSpans() {
        return new HttpCallSpans();
    }

    /** Names calls of other services by {@code WebClient}. */
    @Bean
    @ConditionalOnClass(name = "org.springframework.web.reactive.function.client.ClientRequestObservationContext")
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "burr.observation.spans", matchIfMissing = true)
    WebClientSpans burrWebClientSpans() {
        return new WebClientSpans();
    }
}
