package dev.burr.spring.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.Durability;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What differs between the places that a service runs in. */
final class ProfilesTest {

    private static final String APPLICATION_YML =
            """
            burr:
              project: my-chatbot
            ---
            spring.config.activate.on-profile: production
            burr:
              tracking:
                durability: fsync
                mask: ["*password*", "authorization"]
            """;

    @Configuration(proxyBeanMethods = false)
    static class Tracking {
        @Bean
        @Profile("test")
        TrackingClient inMemory() {
            return InMemoryTrackingClient.forProject("my-chatbot");
        }
    }

    @TempDir
    private Path folder;

    private ApplicationContextRunner service(String profile) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), APPLICATION_YML);
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(Tracking.class)
                .withPropertyValues(
                        "spring.config.location=" + file.toUri(),
                        "spring.profiles.active=" + profile,
                        "burr.tracking.storage-dir=" + folder.resolve("storage"));
    }

    @Test
    void changeTheSettings() throws IOException {
        service("production").run(context -> assertThat(context.getBean(LocalTrackingClient.class))
                .returns("my-chatbot", TrackingClient::project)
                .returns(Durability.FSYNC, LocalTrackingClient::durability));
        service("development").run(context -> assertThat(
                        context.getBean(LocalTrackingClient.class).durability())
                .isEqualTo(Durability.OS));
    }

    @Test
    void changeTheBeans() throws IOException {
        service("test")
                .run(context ->
                        assertThat(context).getBean(TrackingClient.class).isInstanceOf(InMemoryTrackingClient.class));
    }
}
