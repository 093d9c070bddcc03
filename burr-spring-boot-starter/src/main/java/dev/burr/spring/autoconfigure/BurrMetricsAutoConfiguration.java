package dev.burr.spring.autoconfigure;

import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Counts what tracking did and what it could not do, in a service with Micrometer's meters: {@code burr.tracking.written},
 * {@code burr.tracking.failures}, {@code burr.tracking.lost.events} and {@code burr.tracking.other.writers}, labelled with the
 * project; where runs are sent to a server, also {@code burr.tracking.waiting} and {@code burr.tracking.waiting.events}. What steps
 * take and how they end is in the meters of their observations, which get no more than 200 actions: any further ones are counted
 * together, as {@code other}.
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

    /** A service may make up names of actions as it goes, and each would be a meter for ever. */
    @Bean
    @ConditionalOnMissingBean(name = "burrActionLimit")
    MeterFilter burrActionLimit() {
        return new ActionLimit("burr.step", "burr.action", 200);
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
        counter("written", "What was recorded.", client, TrackingClient::writtenBytes)
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        if (client instanceof RemoteTrackingClient remote) {
            bindWaiting(remote, registry);
        }
    }

    private static void bindWaiting(RemoteTrackingClient client, MeterRegistry registry) {
        Gauge.builder("burr.tracking.waiting.events", client, RemoteTrackingClient::waitingEvents)
                .description("Events that wait to be sent.")
                .tags(Tags.of("burr.project", client.project()))
                .register(registry);
        Gauge.builder("burr.tracking.waiting", client, RemoteTrackingClient::waitingBytes)
                .description("What waits to be sent.")
                .tags(Tags.of("burr.project", client.project()))
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private static void count(
            String name,
            String description,
            TrackingClient client,
            ToDoubleFunction<TrackingClient> value,
            MeterRegistry registry) {
        counter(name, description, client, value).register(registry);
    }

    private static FunctionCounter.Builder<TrackingClient> counter(
            String name, String description, TrackingClient client, ToDoubleFunction<TrackingClient> value) {
        return FunctionCounter.builder("burr.tracking." + name, client, value)
                .description(description)
                .tags(Tags.of("burr.project", client.project()));
    }
}
