package dev.burr.spring.autoconfigure;

import dev.burr.tracking.TrackingClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** Adds {@code burr} to the health of a service that has Spring Boot's actuator and records its runs. */
@AutoConfiguration(after = BurrAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnBean(TrackingClient.class)
@EnableConfigurationProperties(BurrProperties.class)
public final class BurrHealthAutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("burr")
    @ConditionalOnMissingBean(name = "burrHealthIndicator")
    HealthIndicator burrHealthIndicator(ObjectProvider<TrackingClient> clients, BurrProperties properties) {
        return new TrackingHealthIndicator(
                clients.orderedStream().toList(), new Status(properties.health().troubleCode()));
    }
}
