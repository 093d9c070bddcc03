package dev.burr.spring.autoconfigure;

import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.actuate.BurrInfoContributor;
import dev.burr.spring.actuate.RecentApplications;
import dev.burr.spring.actuate.UiLinks;
import dev.burr.tracking.TrackingClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The endpoint and the info contributor {@code burr}, in a service with Spring Boot's actuator. What the endpoint tells is
 * remembered only where it is exposed.
 */
@AutoConfiguration(after = BurrAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class, InfoContributor.class})
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BurrProperties.class)
public final class BurrActuatorAutoConfiguration {

    @Bean
    @ConditionalOnEnabledInfoContributor("burr")
    @ConditionalOnMissingBean(name = "burrInfoContributor")
    InfoContributor burrInfoContributor(
            ObjectProvider<TrackingClient> clients, BurrProperties properties, Environment environment) {
        return new BurrInfoContributor(clients.orderedStream().toList(), links(properties, environment));
    }

    private static UiLinks links(BurrProperties properties, Environment environment) {
        return UiLinks.to(properties.ui().url(), () -> environment.getProperty(UiLinks.LOCAL));
    }

    /** Together: what is remembered for the endpoint is of no use without it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(BurrEndpoint.class)
    static final class Exposed {

        @Bean
        @ConditionalOnMissingBean
        RecentApplications burrRecentApplications() {
            return new RecentApplications();
        }

        @Bean
        @ConditionalOnMissingBean
        BurrEndpoint burrEndpoint(
                RecentApplications seen,
                ObjectProvider<TrackingClient> clients,
                BurrProperties properties,
                Environment environment) {
            return new BurrEndpoint(seen, clients.orderedStream().toList(), links(properties, environment));
        }
    }
}
