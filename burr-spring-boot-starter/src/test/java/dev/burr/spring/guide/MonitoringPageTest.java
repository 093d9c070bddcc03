package dev.burr.spring.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.autoconfigure.BurrActuatorAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrHealthAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Watching a service in production. */
final class MonitoringPageTest {

    private static final String NO_SERVICE_WITHOUT_RECORDS =
            """
            burr:
              health:
                trouble-status: DOWN        # or OUT_OF_SERVICE
            """;

    private static final String EXPOSED =
            """
            management:
              endpoints:
                web:
                  exposure:
                    include: health, info, burr
            """;

    @TempDir
    private Path folder;

    private ApplicationContextRunner service(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), yaml);
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrActuatorAutoConfiguration.class,
                        BurrHealthAutoConfiguration.class,
                        EndpointAutoConfiguration.class))
                .withPropertyValues(
                        "spring.config.location=" + file.toUri(),
                        "burr.project=watched",
                        "burr.tracking.storage-dir=" + folder);
    }

    @Test
    void takesTheServiceDownWhereItMustNotRunWithoutRecords() throws IOException {
        Files.writeString(folder.resolve("watched"), "a file in the place of the folder");

        service(NO_SERVICE_WITHOUT_RECORDS)
                .run(context -> assertThat(context.getBean("burrHealthIndicator", HealthIndicator.class)
                                .health()
                                .getStatus())
                        .isEqualTo(Status.DOWN));
    }

    @Test
    void tellsWhatRunsWhereItIsExposed() throws IOException {
        service(EXPOSED).run(context -> assertThat(context).hasSingleBean(BurrEndpoint.class));
        service("").run(context -> assertThat(context).doesNotHaveBean(BurrEndpoint.class));
    }
}
