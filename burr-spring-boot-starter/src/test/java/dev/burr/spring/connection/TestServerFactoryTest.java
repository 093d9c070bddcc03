package dev.burr.spring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrConnectionDetails;
import dev.burr.spring.autoconfigure.BurrRemoteTrackingAutoConfiguration;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;

/** What Spring Boot makes of a container that is a bean. No engine was at hand: the container says that it runs. */
final class TestServerFactoryTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BurrAutoConfiguration.class,
                    BurrRemoteTrackingAutoConfiguration.class,
                    ServiceConnectionAutoConfiguration.class))
            .withPropertyValues("burr.tracking.remote.flush-timeout=1ms");

    @Test
    void sendsRunsToTheContainerByTheNameOfItsImage() {
        service.withUserConfiguration(ByImage.class).run(context -> {
            BurrConnectionDetails details = context.getBean(BurrConnectionDetails.class);

            assertThat(details.url()).isEqualTo(URI.create("http://localhost:32768"));
            assertThat(details.apiKey()).isEqualTo("burr_k_1");
            assertThat(details.toString()).doesNotContain("burr_k_1");
            assertThat(context.getBean(RemoteTrackingClient.class).server()).isEqualTo(details.url());
        });
    }

    @Test
    void sendsRunsToTheContainerThatIsNamedSo() {
        service.withUserConfiguration(ByName.class).run(context -> {
            assertThat(context.getBean(BurrConnectionDetails.class).apiKey()).isNull();
            assertThat(context).hasSingleBean(RemoteTrackingClient.class);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers(Containers.class)
    static class ByImage {}

    interface Containers {
        @ServiceConnection
        GenericContainer<?> SERVER = new Running("burr:0.1").withEnv("BURR_API_KEY", "burr_k_1");
    }

    @Configuration(proxyBeanMethods = false)
    static class ByName {
        @Bean
        @ServiceConnection(name = "burr")
        GenericContainer<?> server() {
            return new Running("registry.example/tools/tracking");
        }
    }

    /** A container that needs no engine, as it runs nowhere. */
    private static final class Running extends GenericContainer<Running> {

        private final String image;

        Running(String image) {
            super(image);
            this.image = image;
        }

        @Override
        public String getDockerImageName() {
            return image;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public String getHost() {
            return "localhost";
        }

        @Override
        public Integer getMappedPort(int originalPort) {
            assertThat(originalPort).isEqualTo(7241);
            return 32768;
        }
    }
}
