package dev.burr.ui.soak;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty applications write, twenty pages follow them, and nothing is lost: not when pages are busy or lose their connection,
 * not when others never read what they are sent, and not when the index is deleted meanwhile.
 *
 * <p>It takes forty seconds, and stands for ten minutes, by what happens in them:
 *
 * <ul>
 *   <li>An application that asks a model takes a step every five seconds, which is 120 in ten minutes. Here each takes as many, at a
 *       faster pace, so that the server reads, tells and remembers what it would of ten minutes.
 *   <li>A stream on which nothing happens says so every ten seconds, sixty times in ten minutes. Here streams of a quiet run say so
 *       sixty times.
 *   <li>A page that loses its connection every minute comes back ten times in ten minutes. Here each page of a run does.
 * </ul>
 *
 * <p>Less often than in ten minutes happens what goes by the clock and finds nothing then: the watcher looks around 400 times in place
 * of 6,000, and keeps what it knows once or twice in place of ten times. That is the same work over again, and keeps no more each time.
 */
final class SoakIT {

    private static final String PROJECT = "soak";
    private static final int APPLICATIONS = 50;
    private static final Duration STEP_EVERY = Duration.ofMillis(300);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final Duration HALF = Duration.ofSeconds(20);

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int STEPS = (int) TEN_MINUTES.dividedBy(Duration.ofSeconds(5));
    private static final int HEARTBEATS = (int) TEN_MINUTES.dividedBy(Duration.ofSeconds(10));
    private static final int CONNECTIONS = (int) TEN_MINUTES.dividedBy(Duration.ofMinutes(1));

    /** What may be added to the heap by twenty more seconds of steps, of which the index remembers where they are. */
    private static final long GROWTH = 8L << 20;

    @TempDir
    Path storage;

    private final ServerFolders folders = ServerFolders.temporary();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Map<String, Application> applications = new HashMap<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<Tab> lists = new ArrayList<>();
    private final List<Tab> runs = new ArrayList<>();
    private final List<Tab> quiet = new ArrayList<>();
    private final List<Socket> deaf = new ArrayList<>();

    private LocalTrackingClient tracking;
    private TestServer server;

    @BeforeEach
    void start() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project(PROJECT)
                .build();
        server = startServer();
    }

    private TestServer startServer() {
        List<String> arguments = new ArrayList<>(folders.arguments());
        arguments.add("--burr.ui.changes.heartbeat=" + HEARTBEAT);
        return TestServer.on(storage, arguments.toArray(String[]::new));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        clock.shutdownNow();
        closeTabs();
        for (Socket socket : deaf) {
            socket.close();
        }
        server.close();
        tracking.close();
        folders.close();
    }

    private void closeTabs() throws InterruptedException {
        for (List<Tab> tabs : List.of(lists, runs, quiet)) {
            for (Tab tab : tabs) {
                tab.close();
            }
            tabs.clear();
        }
    }

    @Test
    void losesNothingAndStaysAsLargeAsItIs() throws IOException, InterruptedException {
        RunFiles.in(storage, PROJECT, "quiet").step(0, "count", Map.of("n", 1));
        for (int n = 0; n < APPLICATIONS; n++) {
            begin("app-" + n, n);
        }
        openTabs();
        later(HALF.dividedBy(2), this::deleteIndex);
        long early = usedHeap(HALF);

        long late = usedHeap(HALF);
        clock.shutdown();
        await().until(clock::isTerminated);

        assertThat(failures).isEmpty();
        Map<String, Integer> written = new HashMap<>();
        applications.forEach((id, application) -> written.put(id, (int) application.sequenceId() + 1));
        assertThat(written.values()).allMatch(steps -> steps >= STEPS);
        written.put("quiet", 1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(lists)
                .allSatisfy(tab -> assertThat(tab.steps()).isEqualTo(written)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(runs)
                .allSatisfy(tab -> assertThat(tab.steps()).hasSize(1).allSatisfy((id, steps) -> assertThat(steps)
                        .isEqualTo(written.get(id)))));
        assertThat(lists).allSatisfy(tab -> assertThat(tab.failure()).isEmpty());
        assertThat(runs).allSatisfy(tab -> {
            assertThat(tab.failure()).isEmpty();
            assertThat(tab.connections()).isGreaterThanOrEqualTo(CONNECTIONS);
        });
        assertThat(quiet).allSatisfy(tab -> {
            assertThat(tab.failure()).isEmpty();
            assertThat(tab.heartbeats()).isGreaterThanOrEqualTo(HEARTBEATS);
        });
        assertThat(late - early).isLessThan(GROWTH);
        knowsTheSameAfterItsEnd(written);
    }

    /** The index is there again, and right. */
    private void knowsTheSameAfterItsEnd(Map<String, Integer> written) throws InterruptedException {
        closeTabs();
        server.close();
        assertThat(folders.cache()).isNotEmptyDirectory();
        server = startServer();
        Map<String, Integer> known = new HashMap<>();
        server.json("/api/v1/applications?limit=500&project=" + PROJECT)
                .get("applications")
                .forEach(run ->
                        known.put(run.get("appId").asString(), run.get("steps").asInt()));
        assertThat(known).isEqualTo(written);
    }

    private void begin(String id, int n) {
        Application application = new ApplicationBuilder()
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers(id)
                .withTracker(tracking)
                .build();
        applications.put(id, application);
        clock.scheduleAtFixedRate(
                () -> guarded(() -> application.run(after("count"))),
                n * STEP_EVERY.toMillis() / APPLICATIONS,
                STEP_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Some look at once, some are busy in between, some lose their connection again and again; three never read. */
    private void openTabs() throws IOException {
        for (int n = 0; n < 12; n++) {
            lists.add(Tab.ofAll(server, PROJECT, Duration.ofMillis(n < 8 ? 250 : 2000)));
        }
        for (int n = 0; n < 8; n++) {
            runs.add(Tab.ofOne(server, PROJECT, "app-" + n, 2 + n % 3));
        }
        for (int n = 0; n < 2; n++) {
            quiet.add(Tab.ofOne(server, PROJECT, "quiet", Integer.MAX_VALUE));
        }
        for (int n = 0; n < 3; n++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            socket.getOutputStream()
                    .write("GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            deaf.add(socket);
        }
    }

    /** Whatever the server keeps there can be made again. */
    private void deleteIndex() throws IOException {
        if (Files.exists(folders.cache())) {
            Files.move(folders.cache(), folders.cache().resolveSibling("gone"));
        }
    }

    /** What is still needed of the heap after some time. */
    private long usedHeap(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() >= end);
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void later(Duration time, Failing task) {
        clock.schedule(() -> guarded(task), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void guarded(Failing task) {
        try {
            task.run();
        } catch (Exception failed) {
            failures.add(failed);
        }
    }

    private interface Failing {
        void run() throws Exception;
    }
}
