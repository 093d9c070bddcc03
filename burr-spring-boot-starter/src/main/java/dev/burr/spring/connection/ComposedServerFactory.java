package dev.burr.spring.connection;

import dev.burr.spring.autoconfigure.BurrConnectionDetails;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Finds the Burr UI server among the services that {@code spring-boot-docker-compose} has started: the one whose image is called
 * {@code burr}, or that is labelled {@code org.springframework.boot.service-connection: burr}.
 */
final class ComposedServerFactory extends DockerComposeConnectionDetailsFactory<BurrConnectionDetails> {

    ComposedServerFactory() {
        super(ContainedServer.NAME);
    }

    @Override
    protected BurrConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return new Details(source.getRunningService());
    }

    private static final class Details extends DockerComposeConnectionDetails implements BurrConnectionDetails {

        private final URI url;
        private final @Nullable String apiKey;

        private Details(RunningService service) {
            super(service);
            this.url = ContainedServer.url(service.host(), service.ports().get(ContainedServer.PORT));
            this.apiKey = service.env().get(ContainedServer.API_KEY);
        }

        @Override
        public URI url() {
            return url;
        }

        @Override
        public @Nullable String apiKey() {
            return apiKey;
        }
    }
}
