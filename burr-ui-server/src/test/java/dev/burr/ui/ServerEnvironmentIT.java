package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What configures a service beside the server, in this case in the same process, leaves it alone. */
final class ServerEnvironmentIT {

    private static final Map<String, String> FOREIGN = Map.of(
            "spring.profiles.active", "prod",
            "spring.jackson.property-naming-strategy", "SNAKE_CASE",
            "spring.config.location", "file:./nowhere/",
            "server.servlet.context-path", "/elsewhere",
            "server.port", "1");

    @TempDir
    private Path storage;

    @AfterEach
    void clear() {
        FOREIGN.keySet().forEach(System::clearProperty);
        System.clearProperty("burr.ui.allowed-hosts");
    }

    @Test
    void takesNoSettingsOfOthers() {
        FOREIGN.forEach(System::setProperty);
        try (TestServer server = TestServer.on(storage)) {
            assertThat(server.json("/api/v1/info").has("startedAt")).isTrue();
        }
    }

    @Test
    void takesItsOwn() {
        System.setProperty("burr.ui.allowed-hosts", "burr.example");
        try (TestServer server = TestServer.on(storage)) {
            assertThat(server.raw("GET /api/v1/info", "Host: burr.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void writesJsonInItsOwnWay() {
        try (TestServer server = TestServer.on(
                storage,
                "--spring.jackson.property-naming-strategy=SNAKE_CASE",
                "--spring.jackson.default-property-inclusion=non_null")) {
            assertThat(server.json("/api/v1/info").has("startedAt")).isTrue();
            assertThat(server.get("/api/v1/application?project=a&app=b").body())
                    .contains("\"status\":404")
                    .doesNotContain("\"properties\"");
        }
    }
}
