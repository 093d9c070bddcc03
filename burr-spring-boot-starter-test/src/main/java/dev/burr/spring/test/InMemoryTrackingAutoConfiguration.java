package dev.burr.spring.test;

import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Recording in memory, in place of files. Only where {@link AutoConfigureBurr} asks for it. */
@AutoConfiguration(before = BurrAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
public final class InMemoryTrackingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(TrackingClient.class)
    @ConditionalOnBooleanProperty(name = "burr.tracking.enabled", matchIfMissing = true)
    InMemoryTrackingClient burrInMemoryTrackingClient(Environment environment) {
        return InMemoryTrackingClient.forProject(environment.getProperty("burr.project", "test"));
    }
}
