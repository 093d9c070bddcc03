package dev.burr.spring.connection;

import dev.burr.spring.autoconfigure.BurrConnectionDetails;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.GenericContainer;

/**
 * Takes a Burr UI server from a container that is annotated with {@code @ServiceConnection}: one whose image is called
 * {@code burr}, or that is named so, by {@code @ServiceConnection(name = "burr")}.
 */
final class TestServerFactory extends ContainerConnectionDetailsFactory<GenericContainer<?>, BurrConnectionDetails> {

    TestServerFactory() {
        super(ContainedServer.NAME);
    }

    @Override
    protected BurrConnectionDetails getContainerConnectionDetails(
            ContainerConnectionSource<GenericContainer<?>> source) {
        return new Details(source);
    }

    /** Asked for when it is running, and no earlier. */
    private static final class Details extends ContainerConnectionDetails<GenericContainer<?>>
            implements BurrConnectionDetails {

        private Details(ContainerConnectionSource<GenericContainer<?>> source) {
            super(source);
        }

        @Override
        public URI url() {
            GenericContainer<?> server = getContainer();
            return ContainedServer.url(server.getHost(), server.getMappedPort(ContainedServer.PORT));
        }

        @Override
        public @Nullable String apiKey() {
            return getContainer().getEnvMap().get(ContainedServer.API_KEY);
        }
    }
}
