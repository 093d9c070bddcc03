package dev.burr.spring.test;

import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Recording in memory, in place of files, under the project that the service has. Only where {@link AutoConfigureBurr} asks for it. */
@AutoConfiguration(before = BurrAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class InMemoryTrackingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(TrackingClient.class)
    @ConditionalOnBooleanProperty(name = "burr.tracking.enabled", matchIfMissing = true)
    InMemoryTrackingClient burrInMemoryTrackingClient(ObjectProvider<LocalTrackingClient.Builder> files) {
        // Never written to: it knows what the project of the service is called.
        try (LocalTrackingClient otherwise = files.getObject().build()) {
            return InMemoryTrackingClient.forProject(otherwise.project());
        }
    }
}
