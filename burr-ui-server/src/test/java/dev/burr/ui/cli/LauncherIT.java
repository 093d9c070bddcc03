package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The script {@code burr} as somebody at a terminal meets it, with the program behind it. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherIT {

    @TempDir
    private static Path folder;

    private static Installation burr;

    @TempDir
    private Path temp;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        burr = Installation.in(folder);
        burr.prepare();
    }

    @Test
    void servesUntilInterruptedAndLeavesNothing() throws Exception {
        int port = freePort();
        Path storage = temp.resolve("my runs");

        try (Session session = start(port, storage, "--no-samples")) {
            assertThat(session.line())
                    .isEqualTo("Burr shows the runs in %s at http://localhost:%d/ (Ctrl-C ends it)", storage, port);
            assertThat(get(port, "/api/v1/info")).contains("\"storage\":\"" + storage + "\"");

            session.interrupt();

            assertThat(session.exitCode()).isIn(0, 130);
            assertThat(session.rest()).isEmpty();
            assertThat(session.errors()).isEmpty();
        }
        assertThatCode(() -> PortCheck.requireFree("127.0.0.1", port)).doesNotThrowAnyException();
        assertThat(storage).doesNotExist();
    }

    @Test
    void saysWhichBurrHasThePort() throws Exception {
        int port = freePort();
        Path storage = Files.createDirectory(temp.resolve("runs"));

        try (Session first = start(port, storage, "--no-samples")) {
            first.line();
            try (Session second = start(port, storage, "--no-samples")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.rest()).isEmpty();
                assertThat(second.errors())
                        .singleElement()
                        .asString()
                        .startsWith("Port %d is in use by another burr (pid %d), which shows the runs in %s at "
                                .formatted(port, first.pid(), storage))
                        .containsPattern("Stop it or use --port [0-9]+\\.$");
            }
        }
    }

    @Test
    void givesAnEmptyStorageSampleRunsUntilSomebodyDeletesThem() throws Exception {
        int port = freePort();
        Path storage = temp.resolve("runs");

        try (Session session = start(port, storage)) {
            session.line();
            await().untilAsserted(() ->
                    assertThat(get(port, "/api/v1/projects")).contains("\"demo_chatbot\"", "\"demo_counter\""));
            session.interrupt();
            session.exitCode();
        }
        assertThat(temp).isDirectoryContaining("glob:**/runs").isDirectoryNotContaining("glob:**/.burr-*");
        FileSystemUtils.deleteRecursively(storage.resolve("demo_chatbot"));
        FileSystemUtils.deleteRecursively(storage.resolve("demo_counter"));

        try (Session session = start(port, storage)) {
            session.line();
            assertThat(get(port, "/api/v1/info")).contains("\"samples\":false");
            session.interrupt();
            session.exitCode();
        }
        assertThat(storage).isEmptyDirectory();
        assertThat(burr.home().resolve(".local/state/burr")).isNotEmptyDirectory();
    }

    @Test
    void runsTheDemoBesideTheUiAndEndsBoth() throws Exception {
        int port = freePort();
        Path storage = temp.resolve("runs");
        URI chat;

        try (Session session = burr.run(
                List.of("demo", "--no-open", "--no-samples", "--port=" + port, "--storage=" + storage), Map.of())) {
            session.line();
            String announced = session.line();
            assertThat(announced).startsWith("The demo's chatbot is at http://localhost:");
            chat = URI.create(announced.substring(announced.indexOf("http")));

            assertThat(say(chat, "Tell me a joke")).isEqualTo(200);

            assertThat(get(port, "/api/v1/applications?project=demo_chatbot")).contains("\"appId\":\"at-work\"");
            session.interrupt();
            assertThat(session.exitCode()).isIn(0, 130);
            assertThat(session.errors()).isEmpty();
        }
        assertThat(PortCheck.isAnswered("127.0.0.1", chat.getPort())).isFalse();
        assertThat(PortCheck.isAnswered("127.0.0.1", port)).isFalse();
    }

    /** Whoever starts it may stand in the folder of her own service. */
    @Test
    void takesNoSettingsOfAServiceAround() throws Exception {
        int port = freePort();
        Path service = temp.resolve("service");
        Files.createDirectories(service.resolve("config"));
        Files.writeString(service.resolve("application.yml"), "server.servlet.context-path: /elsewhere");
        Files.writeString(
                service.resolve("config/application-prod.properties"),
                "spring.jackson.property-naming-strategy=SNAKE_CASE");
        Map<String, String> environment = Map.of(
                "SPRING_PROFILES_ACTIVE", "prod",
                "SPRING_APPLICATION_JSON", "{\"burr\":{\"tracking\":{\"enabled\":false}}}",
                "SERVER_SERVLET_CONTEXT_PATH", "/elsewhere");

        try (Session session = burr.runIn(
                service,
                List.of("demo", "--no-open", "--no-samples", "--port=" + port, "--storage=" + temp.resolve("runs")),
                environment)) {
            assertThat(session.line()).endsWith("at http://localhost:" + port + "/ (Ctrl-C ends it)");
            assertThat(get(port, "/api/v1/info")).contains("\"startedAt\"");
            String announced = session.line();
            URI chat = URI.create(announced.substring(announced.indexOf("http")));
            assertThat(say(chat, "Tell me a joke")).isEqualTo(200);
            assertThat(get(port, "/api/v1/applications?project=demo_chatbot")).contains("\"appId\":\"at-work\"");
            session.interrupt();
            assertThat(session.exitCode()).isIn(0, 130);
        }
    }

    /** A server with many runs may want more memory than the JVM takes by itself. */
    @Test
    void givesTheJvmItsOptions() throws Exception {
        Map<String, String> environment = Map.of("BURR_OPTS", "-Xmx320m -XX:+PrintCommandLineFlags");

        try (Session session = burr.run(List.of("--version"), environment)) {
            assertThat(session.line()).contains("-XX:MaxHeapSize=335544320", "-XX:Tier4InvocationThreshold=50000");
            assertThat(session.line()).startsWith("burr ");
            assertThat(session.exitCode()).isZero();
        }
    }

    @Test
    void worksThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(
                folder.resolve("b"), folder.relativize(burr.root().resolve("burr")));

        try (Session session = burr.run(link, List.of("--version"), Map.of())) {
            assertThat(session.exitCode()).isZero();
            assertThat(session.rest()).singleElement().asString().matches("burr [0-9]+\\.[0-9]+\\.[0-9]+.*");
        }
    }

    @Test
    void answersAScriptWithNothingButJson() throws Exception {
        Path talkative = Files.writeString(
                temp.resolve("logback.xml"),
                """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%level %msg%n</pattern></encoder>
                  </appender>
                  <root level="DEBUG"><appender-ref ref="console"/></root>
                </configuration>
                """);
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + talkative);
        Path missing = temp.resolve("missing");

        try (Session session = burr.run(List.of("list", "--json", "--storage=" + missing), environment)) {
            assertThat(session.exitCode()).isZero();
            assertThat(session.rest()).containsExactly("{", "  \"projects\": []", "}");
            assertThat(session.errors()).anyMatch(line -> line.startsWith("DEBUG Folder '%s'".formatted(missing)));
        }
    }

    @Test
    void endsWithTwoForWrongUsage() throws Exception {
        try (Session session = burr.run(List.of("ui", "--port", "none"), Map.of())) {
            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.errors().get(0)).contains("'none' is not a port");
        }
    }

    /** Whether that is allowed depends on the keys that there are, and not on how it is asked for. */
    @Test
    void endsWithOneWhereOthersWouldReachAServerWithoutKeys() throws Exception {
        try (Session session = burr.run(List.of("ui", "--no-open", "--host", "0.0.0.0"), Map.of())) {
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.errors().get(0)).contains("'0.0.0.0' can be reached from other machines");
        }
    }

    @Test
    void looksForAnotherJavaWhereTheFirstIsTooOld() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", oldJava().toString());

        try (Session session = burr.run(List.of("--version"), environment)) {
            assertThat(session.exitCode()).isZero();
        }
    }

    @Test
    void saysWhichJavaIsTooOldWhereThereIsNoOther() throws Exception {
        Path java = oldJava();
        Map<String, String> environment =
                Map.of("JAVA_HOME", java.toString(), "PATH", onlyTheTools().toString());

        try (Session session = burr.run(List.of("--version"), environment)) {
            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.errors())
                    .containsExactly(("burr: There is no Java 17 or newer (JAVA_HOME leads to Java 11 in '%s'). "
                                    + "Install a JDK 17 or newer, or point JAVA_HOME to one.")
                            .formatted(java));
        }
    }

    private Session start(int port, Path storage, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("ui", "--no-open", "--port", String.valueOf(port), "--storage", storage.toString()));
        arguments.addAll(List.of(options));
        return burr.run(arguments, Map.of());
    }

    private static int say(URI demo, String prompt) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(demo.resolve("chat/at-work"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"" + prompt + "\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private Path oldJava() throws IOException {
        Path home = temp.resolve("jdk-11");
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), "exit 1");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"11.0.2\"\n");
        return home;
    }

    /** A folder for PATH that has what the script calls, and no Java. */
    private Path onlyTheTools() throws IOException {
        Path tools = Files.createDirectory(temp.resolve("tools"));
        for (String tool : List.of("dirname", "basename", "readlink", "sed", "find", "cksum", "tr")) {
            executable(tools.resolve(tool), "exec '%s' \"$@\"".formatted(onPath(tool)));
        }
        return tools;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path onPath(String tool) {
        for (String each : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(each, tool))) {
                return Path.of(each, tool);
            }
        }
        throw new IllegalStateException("There is no '" + tool + "' on PATH.");
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
