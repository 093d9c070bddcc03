package dev.burr.spring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.autoconfigure.BurrConnectionDetails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ReflectionUtils;

/** What Spring Boot makes of a service that Docker Compose runs. No engine was at hand: it is told of one. */
final class ComposedServerFactoryTest {

    private static final String LABEL = "org.springframework.boot.service-connection";

    private static Map<Class<?>, ConnectionDetails> detailsOf(RunningService service) throws NoSuchMethodException {
        DockerComposeConnectionSource source = BeanUtils.instantiateClass(
                ReflectionUtils.accessibleConstructor(
                        DockerComposeConnectionSource.class, RunningService.class, Environment.class),
                service,
                new StandardEnvironment());
        return new ConnectionDetailsFactories(null).getConnectionDetails(source, false);
    }

    @Test
    void leadToTheServerByTheNameOfItsImage() throws NoSuchMethodException {
        var service = new Service("burr:0.1", Map.of(), Map.of("BURR_API_KEY", "burr_k_1"));

        assertThat(detailsOf(service).get(BurrConnectionDetails.class))
                .isInstanceOfSatisfying(BurrConnectionDetails.class, details -> {
                    assertThat(details.url()).isEqualTo(URI.create("http://docker.example:32768"));
                    assertThat(details.apiKey()).isEqualTo("burr_k_1");
                    assertThat(details.toString()).doesNotContain("burr_k_1");
                });
    }

    @Test
    void leadToAServerWithoutAKey() throws NoSuchMethodException {
        assertThat(detailsOf(new Service("burr", Map.of(), Map.of())).get(BurrConnectionDetails.class))
                .isInstanceOfSatisfying(BurrConnectionDetails.class, details -> assertThat(details.apiKey())
                        .isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example/tools/tracking,burr,true",
        "burr,redis,false",
        "registry.example/tools/tracking,,false"
    })
    void areOfTheServiceThatItsLabelNames(String image, @Nullable String label, boolean ours)
            throws NoSuchMethodException {
        var service = new Service(image, label == null ? Map.of() : Map.of(LABEL, label), Map.of());

        assertThat(detailsOf(service).containsKey(BurrConnectionDetails.class)).isEqualTo(ours);
    }

    /** A service as Docker Compose tells of it, with the port of a server. */
    private record Service(String imageName, Map<String, String> labels, Map<String, @Nullable String> env)
            implements RunningService {

        @Override
        public String name() {
            return "tracking";
        }

        @Override
        public ImageReference image() {
            return ImageReference.of(imageName);
        }

        @Override
        public String host() {
            return "docker.example";
        }

        @Override
        public ConnectionPorts ports() {
            return new ConnectionPorts() {
                @Override
                public int get(int containerPort) {
                    assertThat(containerPort).isEqualTo(7241);
                    return 32768;
                }

                @Override
                public List<Integer> getAll() {
                    return List.of(32768);
                }

                @Override
                public List<Integer> getAll(@Nullable String protocol) {
                    return getAll();
                }
            };
        }
    }
}
