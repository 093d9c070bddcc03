package dev.burr.spring.autoconfigure;

import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Lets runs in the background and parallel children have what is current on the thread that starts them: observation, trace,
 * logging context, and whatever else Micrometer's context propagation knows. In a service that has it.
 */
@AutoConfiguration(before = BurrAutoConfiguration.class)
@ConditionalOnClass(ContextSnapshotFactory.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class BurrContextPropagationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "burrContextPropagationCustomizer")
    ApplicationBuilderCustomizer burrContextPropagationCustomizer(ObjectProvider<ContextSnapshotFactory> factories) {
        ContextSnapshotFactory factory =
                factories.getIfAvailable(() -> ContextSnapshotFactory.builder().build());
        return builder -> builder.withTaskDecorator(task -> factory.captureAll().wrap(task));
    }
}
