package dev.burr.spring.autoconfigure;

import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Counts what tracking could not do, in a service with Micrometer's meters: {@code burr.tracking.failures},
 * {@code burr.tracking.lost.events} and {@code burr.tracking.other.writers}, labelled with the project. What steps take and how they
 * end is in the meters of their observations.
 */
@AutoConfiguration(after = BurrAutoConfiguration.class)
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnBean(TrackingClient.class)
public final class BurrMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "burrTrackingMetrics")
    MeterBinder burrTrackingMetrics(ObjectProvider<TrackingClient> clients) {
        return registry -> clients.orderedStream().forEach(client -> bind(client, registry));
    }

    private static void bind(TrackingClient client, MeterRegistry registry) {
        count("failures", "How often recording failed.", client, TrackingClient::failures, registry);
        count("lost.events", "Events that were not recorded.", client, TrackingClient::lostEvents, registry);
        count(
                "other.writers",
                "Applications that another process wrote to.",
                client,
                TrackingClient::otherWriters,
                registry);
    }

    private static void count(
            String name,
            String description,
            TrackingClient client,
            ToDoubleFunction<TrackingClient> value,
            MeterRegistry registry) {
        String project = client instanceof LocalTrackingClient local ? local.project() : "none";
        FunctionCounter.builder("burr.tracking." + name, client, value)
                .description(description)
                .tags(Tags.of("burr.project", project))
                .register(registry);
    }
}
