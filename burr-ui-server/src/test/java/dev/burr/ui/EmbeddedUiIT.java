package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.burr.ui.fixture.HostApplication;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.storage.HomePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The UI on a port of its own inside of somebody's service. */
@ExtendWith(OutputCaptureExtension.class)
final class EmbeddedUiIT {

    private static final Pattern LINE = Pattern.compile("\\S+ +(INFO|WARN) .*EmbeddedUi +: (.*)");

    private static final Pattern SERVER_THREAD = Pattern.compile("burr|http-nio|tomcat|Catalina|container");

    @TempDir
    private Path storage;

    private final ServerFolders folders = ServerFolders.temporary();

    @AfterEach
    void deleteFolders() {
        folders.close();
    }

    private HostApplication service(int port, String... args) {
        return HostApplication.quiet(Stream.of(
                        Stream.of(args),
                        folders.arguments().stream(),
                        Stream.of(
                                "--burr.ui.port=" + port,
                                "--burr.tracking.storage-dir=" + storage,
                                // Servers of the same process have changed it, as each program does at its start.
                                "--logging.level.root=info"))
                .flatMap(all -> all)
                .toArray(String[]::new));
    }

    /** The one line that is said of the UI at each start. */
    private static String line(CapturedOutput output, int start) {
        await().atMost(Duration.ofSeconds(30)).until(() -> lines(output).size() >= start);
        assertThat(lines(output)).hasSize(start);
        return lines(output).get(start - 1);
    }

    private static List<String> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
    }

    private static String answer(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void showsTheRunsOfTheServiceUntilItEndsAndAgainWhenItIsStartedAnew(CapturedOutput output) throws Exception {
        int port = freePort();
        for (int start = 1; start <= 2; start++) {
            try (HostApplication service = service(port)) {
                assertThat(line(output, start))
                        .isEqualTo("INFO Burr shows the runs in %s at http://localhost:%d/"
                                .formatted(HomePath.shown(storage), port));
                assertThat(answer(port, "/api/v1/info")).contains("\"startedAt\"", storage.toString());
                assertThat(service.context().getBeanNamesForType(BurrUiProperties.class))
                        .isEmpty();
                assertThat(service.context().getEnvironment().getProperty("local.burr.ui.url"))
                        .isEqualTo("http://localhost:" + port);
            }
            assertThat(isFree(port)).isTrue();
        }
    }

    /** Devtools gives a service a class loader for each start, and throws the old ones away. */
    @Test
    void itsThreadsHoldNoClassOfTheServiceAndEndWithIt(CapturedOutput output) throws Exception {
        Set<Thread> before = threadsOfServers();
        Thread caller = Thread.currentThread();
        ClassLoader usual = caller.getContextClassLoader();
        Set<Thread> its;
        try (URLClassLoader restarted = new URLClassLoader(new URL[0], usual)) {
            caller.setContextClassLoader(restarted);
            try (HostApplication service = service(freePort())) {
                line(output, 1);
                its = threadsOfServers();
                its.removeAll(before);

                assertThat(service.context().isActive()).isTrue();
                assertThat(its).isNotEmpty();
                assertThat(its).extracting(Thread::getContextClassLoader).doesNotContain(restarted);
            } finally {
                caller.setContextClassLoader(usual);
            }
        }
        await().untilAsserted(() -> assertThat(its).noneMatch(Thread::isAlive));
    }

    /** Of Tomcat, and ours; the JVM has others, which it shares among all. */
    private static Set<Thread> threadsOfServers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> SERVER_THREAD.matcher(thread.getName()).find())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void endsWithAServiceThatEndsAtOnce() throws Exception {
        int port = freePort();
        service(port).close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("burr-ui-start")));
        assertThat(isFree(port)).isTrue();
    }

    @Test
    void leavesTheLogOfTheServiceAsItIs(CapturedOutput output) {
        Logger other = (Logger) LoggerFactory.getLogger("com.example.shop");
        try (HostApplication service = service(0, "--logging.level.com.example.shop=debug")) {
            line(output, 1);

            assertThat(service.context().isActive()).isTrue();
            assertThat(other.getEffectiveLevel()).isEqualTo(Level.DEBUG);
            assertThat(((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).getLevel())
                    .isEqualTo(Level.INFO);
        }
    }

    @Test
    void usesTheServerThatShowsTheSameRuns(CapturedOutput output) {
        try (TestServer server = TestServer.on(storage);
                HostApplication service = service(server.port())) {
            assertThat(line(output, 1))
                    .isEqualTo(
                            "INFO Burr shows the runs in %s at http://127.0.0.1:%d/, by a server that was there already"
                                    .formatted(HomePath.shown(storage), server.port()));
            assertThat(service.context().getEnvironment().getProperty("local.burr.ui.url"))
                    .isEqualTo("http://127.0.0.1:" + server.port());
            assertThat(service.context().isActive()).isTrue();
        }
    }

    @Test
    void leavesThePortToAServerOfOtherRuns(@TempDir Path elsewhere, CapturedOutput output) {
        try (TestServer server = TestServer.on(elsewhere);
                HostApplication service = service(server.port())) {
            assertThat(line(output, 1))
                    .startsWith("WARN Port %d is in use by another burr".formatted(server.port()))
                    .contains(elsewhere.toString(), "burr.ui.port", "burr.ui.embedded");
            assertThat(service.context().getEnvironment().containsProperty("local.burr.ui.url"))
                    .isFalse();
            assertThat(service.context().isActive()).isTrue();
        }
    }

    @Test
    void leavesThePortToAnotherProgram(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HostApplication service = service(taken.getLocalPort())) {
            assertThat(line(output, 1)).startsWith("WARN Port %d is in use by ".formatted(taken.getLocalPort()));
            assertThat(service.context().isActive()).isTrue();
        }
    }

    @Test
    void doesNotOpenItselfToOtherMachines(CapturedOutput output) {
        try (HostApplication service = service(0, "--burr.ui.host=0.0.0.0")) {
            assertThat(line(output, 1))
                    .startsWith("WARN The UI of Burr could not be started")
                    .contains("Host '0.0.0.0'");
            assertThat(service.context().isActive()).isTrue();
        }
    }

    @Test
    void tellsOfASettingThatIsWrong(CapturedOutput output) {
        try (HostApplication service = service(0, "--burr.ui.frame-ancestors=portal")) {
            assertThat(line(output, 1))
                    .startsWith("WARN The UI of Burr could not be started")
                    .contains("burr.ui.frame-ancestors");
            assertThat(service.context().isActive()).isTrue();
        }
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
