package dev.burr.tracking.http;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Applications to record that come out the same each time, and what is recorded of them. */
public final class CountingRuns {

    /** When all of it happens. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private CountingRuns() {}

    /** Counts to 100 in as many steps; of partition {@code ana}. */
    public static Application counter(TrackingClient client, String id) {
        return counting(client)
                .withIdentifiers(id, "ana")
                .withState(State.of("n", 0))
                .build();
    }

    /** Counts to 100, from where it is begun. */
    public static ApplicationBuilder counting(TrackingClient client) {
        return new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("done").when("n == 100"), from("count").to("count"))
                .withEntrypoint("count")
                .withClock(NOON)
                .withTracker(client);
    }

    /** Runs {@code parent}, its {@code fork}, and a {@code tree} with children of a parallel step. */
    public static void runFamily(TrackingClient client) {
        counter(client, "parent").run(after("done"));
        counting(client)
                .forkFrom("parent", 3)
                .withIdentifiers("fork", "ana")
                .build()
                .run(after("done"));
        new ApplicationBuilder()
                .withActions(
                        action("fan").parallel(map -> map.overStates(
                                        state -> List.of(State.of("text", "é\u2028" + "x".repeat(100))))
                                .running(action("say")
                                        .reads("text")
                                        .writes("said")
                                        .run(state -> state.with("said", state.getString("text"))))
                                .joining("said", child -> child.state().getString("said"))),
                        action("rest").run(state -> state))
                .withTransitions(from("fan").to("rest"))
                .withState(State.of("text", "hello"))
                .withEntrypoint("fan")
                .withClock(NOON)
                .withTracker(client)
                .withIdentifiers("tree")
                .build()
                .run(after("rest"));
    }

    /** What all files in a folder have in them, by their place in it. */
    public static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
