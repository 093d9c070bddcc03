package dev.burr.spring.autoconfigure;

import dev.burr.serde.Serde;
import dev.burr.spring.actuate.UiLinks;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;

/** Recording on a Burr UI server, in place of files on this machine, in a service that knows of one. */
@AutoConfiguration(
        before = BurrAutoConfiguration.class,
        afterName = "dev.burr.spring.test.InMemoryTrackingAutoConfiguration")
@ConditionalOnBooleanProperty(
        name = {"burr.enabled", "burr.tracking.enabled"},
        matchIfMissing = true)
@Conditional(RemoteTrackingCondition.class)
@EnableConfigurationProperties({BurrProperties.class, RemoteProperties.class})
public final class BurrRemoteTrackingAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(BurrRemoteTrackingAutoConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    BurrConnectionDetails burrConnectionDetails(RemoteProperties remote) {
        return new PropertiesConnectionDetails(remote);
    }

    /** Carries the settings, for services that record several projects and so define the clients themselves. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    RemoteTrackingClient.Builder burrRemoteTrackingClientBuilder(
            BurrConnectionDetails server,
            BurrProperties properties,
            RemoteProperties remote,
            Environment environment,
            Serde serde,
            ObjectProvider<RemoteTrackingClientCustomizer> customizers) {
        RemoteTrackingClient.Builder builder = new RemoteSettings(properties.tracking(), remote)
                .builder(server, new TrackingSettings(properties, environment).project(), serde);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    @Bean
    @ConditionalOnMissingBean(TrackingClient.class)
    RemoteTrackingClient burrTrackingClient(
            RemoteTrackingClient.Builder builder, BurrProperties properties, RemoteProperties remote) {
        RemoteTrackingClient client = builder.build();
        if (remote.required()) {
            client.findProblem().ifPresent(problem -> {
                client.close();
                throw new RemoteServerUnavailableException(client.project(), problem);
            });
        } else {
            client.checkSoon();
        }
        log.info(
                "Sending runs of project '{}' to {}, shown at {}",
                client.project(),
                client.server(),
                page(client, properties.ui().address()));
        return client;
    }

    private static String page(RemoteTrackingClient client, @Nullable URI ui) {
        return UiLinks.to(Objects.requireNonNullElse(ui, client.server()), () -> null)
                .project(client.project())
                .orElseThrow();
    }

    private record PropertiesConnectionDetails(RemoteProperties remote) implements BurrConnectionDetails {

        @Override
        public URI url() {
            return Objects.requireNonNull(remote.url(), "burr.tracking.remote.url");
        }

        @Override
        public @Nullable String apiKey() {
            return remote.apiKey();
        }
    }
}
