package dev.burr.spring.autoconfigure;

import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.actuate.BurrInfoContributor;
import dev.burr.spring.actuate.RecentApplications;
import dev.burr.spring.actuate.UiLinks;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        List<TrackingClient> all = clients.orderedStream().toList();
        return new BurrInfoContributor(all, links(all, properties, environment));
    }

    /** A server that runs are sent to shows them, too. */
    private static UiLinks links(List<TrackingClient> clients, BurrProperties properties, Environment environment) {
        URI configured = properties.ui().address();
        return UiLinks.to(
                configured == null ? server(clients) : configured, () -> environment.getProperty(UiLinks.LOCAL));
    }

    private static @Nullable URI server(List<TrackingClient> clients) {
        for (TrackingClient client : clients) {
            if (client instanceof RemoteTrackingClient remote) {
                return remote.server();
            }
        }
        return null;
    }

    /** What it remembers is of no use but to the endpoint. */
    @Bean
    @ConditionalOnAvailableEndpoint(BurrEndpoint.class)
    @ConditionalOnMissingBean
    RecentApplications burrRecentApplications() {
        return new RecentApplications();
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    BurrEndpoint burrEndpoint(
            RecentApplications seen,
            ObjectProvider<TrackingClient> clients,
            BurrProperties properties,
            Environment environment) {
        List<TrackingClient> all = clients.orderedStream().toList();
        return new BurrEndpoint(seen, all, links(all, properties, environment));
    }
}
