package dev.burr.ui.soak;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * An open page. It looks at its runs when it opens, and again when a notice, or the word to look anew, says that something
 * has changed; otherwise never.
 */
final class Tab {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** How long a browser waits before it comes back, as the stream tells it. */
    private static final Duration AWAY = Duration.ofSeconds(1);

    private final TestServer server;
    private final String changes;
    private final String runs;
    private final Duration pause;
    private final int eventsToAConnection;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Integer> steps = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile int connections;
    private volatile int heartbeats;
    private String lastEventId = "";

    private Tab(TestServer server, String changes, String runs, Duration pause, int eventsToAConnection) {
        this.server = server;
        this.changes = changes;
        this.runs = runs;
        this.pause = pause;
        this.eventsToAConnection = eventsToAConnection;
        this.thread = new Thread(this::run, "tab");
        thread.start();
    }

    /**
     * A page with the list of a project's runs.
     *
     * @param pause how long it is busy after it has looked
     */
    static Tab ofAll(TestServer server, String project, Duration pause) {
        return new Tab(
                server,
                "/api/v1/changes?project=" + project,
                "/api/v1/applications?limit=500&project=" + project,
                pause,
                Integer.MAX_VALUE);
    }

    /**
     * A page with one run. Nothing that it is told of another makes good what it is not told of this one.
     *
     * @param eventsToAConnection after how many events it loses its connection and comes back
     */
    static Tab ofOne(TestServer server, String project, String app, int eventsToAConnection) {
        String query = "?project=" + project + "&app=" + app;
        return new Tab(
                server, "/api/v1/changes" + query, "/api/v1/application" + query, Duration.ZERO, eventsToAConnection);
    }

    /** How many steps it shows of each run. */
    Map<String, Integer> steps() {
        return Map.copyOf(steps);
    }

    /** What ended it before its time. */
    Optional<Throwable> failure() {
        return failure;
    }

    int connections() {
        return connections;
    }

    /** How often it was told that there is nothing to tell. */
    int heartbeats() {
        return heartbeats;
    }

    void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                watch();
                closed.await(AWAY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | AssertionError failed) {
            failure = Optional.of(failed);
        }
    }

    private void watch() throws IOException, InterruptedException {
        String[] resumed = lastEventId.isEmpty() ? new String[0] : new String[] {"Last-Event-ID: " + lastEventId};
        try (EventStream stream = EventStream.open(server, changes, resumed)) {
            boolean comesBack = connections++ > 0;
            if (!comesBack) {
                look();
            }
            int seen = 0;
            while (closed.getCount() > 0 && seen < eventsToAConnection) {
                int news = takeAll(stream);
                if (news > 0) {
                    seen += news;
                    look();
                    closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    /** How many notices have come until now; waits for one. */
    private int takeAll(EventStream stream) throws InterruptedException {
        int news = 0;
        for (Optional<EventStream.Event> event = stream.poll(PATIENCE);
                event.isPresent();
                event = stream.poll(Duration.ZERO)) {
            if (event.get().name().equals("comment")) {
                heartbeats++;
            } else {
                news++;
                lastEventId = event.get().id();
            }
        }
        return news;
    }

    private void look() {
        JsonNode page = server.json(runs);
        if (page.has("summary")) {
            show(page.get("summary"));
        } else {
            page.get("applications").forEach(this::show);
        }
    }

    private void show(JsonNode run) {
        steps.put(run.get("appId").asString(), run.get("steps").asInt());
    }
}
