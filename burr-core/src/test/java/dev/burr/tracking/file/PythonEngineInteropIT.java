package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ActionFailedException;
import dev.burr.application.ActionTimeoutException;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunCancelledException;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.tracking.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way to run an application leaves behind means the same to the original. */
@NeedsPython
final class PythonEngineInteropIT {

    private static final String PROJECT = "engine";

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    /** What the engine came to, by application and step: kept apart from what is tracked. */
    private final Map<String, Map<String, Map<String, Object>>> ended = new ConcurrentHashMap<>();

    private final LifecycleHook keepingSteps = new LifecycleHook() {
        @Override
        public void stepFinished(StepFinished event) {
            ended.computeIfAbsent(event.application().appId(), id -> new ConcurrentHashMap<>())
                    .put(Long.toString(event.sequenceId()), asPythonLoads(event));
        }
    };

    private final Action count = action("count").reads("n").writes("n").run(state -> state.increment("n"));

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void showsWhatWasStreamed() throws Exception {
        Action tell = action("tell").reads("n").writes("n").stream((state, inputs, out) -> {
            out.emit("to");
            out.emit("be");
            if (out.applicationId().appId().equals("broken")) {
                throw new IOException("line is dead");
            }
            out.emit(Map.of("or", "not"));
            return state.increment("n");
        });
        try (var stream = app("told", tell).stream(after("tell"))) {
            stream.forEach(item -> {});
        }
        try (var stream = app("hung up", tell).stream(after("tell"))) {
            stream.iterator().next();
        }
        Application broken = app("broken", tell);
        assertThatThrownBy(broken::step).isInstanceOf(ActionFailedException.class);
        builder("slow", Graph.builder().withActions(tell).build())
                .withClock(new TickingClock(ofMillis(300)))
                .build()
                .step();
        app("silent", action("tell").stream((state, inputs, out) -> state)).step();

        Map<String, Seen> seen = read();

        assertThat(seen.get("told").steps())
                .containsExactly("0 tell ok [begin_stream, first_item_stream, end_stream 3] []");
        assertThat(seen.get("hung up").steps())
                .singleElement()
                .asString()
                .matches("0 tell .*RunCancelledException: .* \\[begin_stream, first_item_stream, end_stream [123]] .*");
        assertThat(seen.get("broken").steps())
                .containsExactly(
                        "0 tell java.io.IOException: line is dead [begin_stream, first_item_stream, end_stream 2] []");
        assertThat(Files.readString(storage.resolve(PROJECT).resolve("slow").resolve("log.jsonl")))
                .contains("\"type\":\"stream_progress\"");
        assertThat(seen.get("slow").steps())
                .containsExactly("0 tell ok [begin_stream, first_item_stream, end_stream 3] []");
        assertThat(seen.get("silent").steps()).containsExactly("0 tell ok [begin_stream, end_stream 0] []");
    }

    @Test
    void showsHowStepsEndAndAttemptsAsSpansOfOne() throws Exception {
        var calls = new AtomicInteger();
        Action fetch = action("fetch").writes("page").retry(times(2)).run(state -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("down");
            }
            return state.with("page", "up");
        });
        app("retried", fetch).step();
        var reached = new CountDownLatch(1);
        Action block = action("block").writes("n").run(state -> {
            reached.countDown();
            new CountDownLatch(1).await();
            return state;
        });
        var run = app("cancelled", block).start(after("block"));
        reached.await();
        run.cancel();
        assertThat(run.result()
                        .handle((ended, failure) -> failure)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(RunCancelledException.class);
        Action slow = action("slow").timeout(ofMillis(20)).run(state -> {
            new CountDownLatch(1).await();
            return state;
        });
        assertThatThrownBy(app("late", slow)::step).isInstanceOf(ActionTimeoutException.class);
        Graph recovering = Graph.builder()
                .withActions(slow, count)
                .withTransitions(
                        from("slow").onFailure(ActionTimeoutException.class).to("count"))
                .build();
        builder("handled", recovering).build().run(after("count"));

        Map<String, Seen> seen = read();

        assertThat(seen.get("retried").steps()).containsExactly("0 fetch ok [] [] attempt 1, attempt 2, attempt 3");
        assertThat(seen.get("cancelled").steps())
                .containsExactly(
                        "0 block dev.burr.application.RunCancelledException: The run of application 'cancelled' was cancelled. [] []");
        assertThat(seen.get("late").steps())
                .singleElement()
                .asString()
                .startsWith("0 slow dev.burr.application.ActionTimeoutException: Action 'slow' did not end within");
        assertThat(seen.get("handled").steps())
                .satisfiesExactly(
                        failed -> assertThat(failed).startsWith("0 slow dev.burr.application.ActionTimeoutException: "),
                        handler -> assertThat(handler).isEqualTo("1 count ok [] [onFailure(ActionTimeoutException)]"));
    }

    @Test
    void showsWhereARunWentOnAndWhereItWasForked() throws Exception {
        Graph counting = Graph.builder()
                .withActions(count)
                .withTransitions(from("count").to("count").when(reading("n").test("n < 9", s -> s.getInt("n") < 9)))
                .build();
        Application first = builder("counter", counting).build();
        first.step();
        first.step();
        first.step();
        builder(counting).resumeFrom("counter").build().step();
        builder(counting)
                .forkFrom("counter", 1)
                .overriding("n", 7)
                .withIdentifiers("fork")
                .build()
                .step();

        Map<String, Seen> seen = read();

        String again = " count ok [] [n < 9]";
        assertThat(seen.get("counter").steps())
                .containsExactly("0 count ok [] []", "1" + again, "2" + again, "3" + again);
        assertThat(seen.get("counter").children()).containsExactly("fork fork 1");
        assertThat(seen.get("fork").steps()).containsExactly("2" + again);
        assertThat(seen.get("fork").pointers()).containsExactly("counter 1", null);
        assertThat(ended.get("fork").get("2")).asString().contains("n=8");
    }

    @Test
    void showsChildrenAndTheirChildren() throws Exception {
        Action inner = action("inner").reads("n").parallel(map -> map.overStates(
                        state -> List.of(State.of("n", state.getInt("n")), State.of("n", 10 * state.getInt("n"))))
                .running(count)
                .joining("counts", child -> child.state().getInt("n")));
        Action outer = action("outer")
                .parallel(map -> map.overStates(state -> List.of(State.of("n", 1), State.of("n", 2)))
                        .running(inner)
                        .joining("counts", child -> child.state().getList("counts", Integer.class)));
        Action review = action("review")
                .reads("n")
                .writes("n")
                .running(Graph.builder().withActions(count).build(), after("count"));
        Graph graph = Graph.builder()
                .withActions(outer, review)
                .withTransitions(from("outer").to("review"))
                .build();
        builder("parent", graph).build().run(after("review"));

        Map<String, Seen> seen = read();

        assertThat(seen).hasSize(1 + 2 + 4 + 1);
        assertThat(seen.get("parent").steps()).containsExactly("0 outer ok [] []", "1 review ok [] []");
        List<String> second = childrenOf(seen, "parent", 0);
        assertThat(second)
                .hasSize(2)
                .allSatisfy(child -> assertThat(seen.get(child).steps()).containsExactly("0 inner ok [] []"));
        second.forEach(
                child -> assertThat(childrenOf(seen, child, 0)).hasSize(2).allSatisfy(third -> {
                    assertThat(seen.get(third).steps()).containsExactly("0 count ok [] []");
                    assertThat(seen.get(third).children()).isEmpty();
                }));
        assertThat(childrenOf(seen, "parent", 1)).hasSize(1);
    }

    private static List<String> childrenOf(Map<String, Seen> seen, String parent, int step) {
        List<String> children = new ArrayList<>();
        seen.forEach((id, child) -> {
            if (child.pointers().contains(parent + " " + step)) {
                assertThat(child.pointers()).containsExactly(null, parent + " " + step);
                assertThat(seen.get(parent).children()).contains("spawn_start %s %d".formatted(id, step));
                children.add(id);
            }
        });
        return children;
    }

    private Application app(String id, Action only) {
        return builder(id, Graph.builder().withActions(only).build()).build();
    }

    private ApplicationBuilder builder(String id, Graph graph) {
        return builder(graph)
                .withState(State.of("n", 0))
                .withEntrypoint(graph.actions().get(0).name())
                .withIdentifiers(id);
    }

    private ApplicationBuilder builder(Graph graph) {
        return new ApplicationBuilder().withGraph(graph).withTracker(client).withHooks(keepingSteps);
    }

    private static Map<String, Object> asPythonLoads(StepFinished event) {
        var state = new LinkedHashMap<>(event.state().asMap());
        state.put("__SEQUENCE_ID", (int) event.sequenceId());
        return Map.of(
                "state",
                state,
                "position",
                event.action(),
                "status",
                event.exception() == null ? "completed" : "failed");
    }

    /** How an application looks in Burr's server: each step as its id, action, outcome, stream and transition. */
    private record Seen(List<String> steps, List<String> children, List<String> pointers) {}

    /** What the server shows, after the client loaded every state as the engine had it. */
    @SuppressWarnings("unchecked")
    private Map<String, Seen> read() throws IOException, InterruptedException {
        Map<String, Map<String, Object>> found = PythonScripts.run("read_engine_runs.py", storage, PROJECT);
        var seen = new LinkedHashMap<String, Seen>();
        found.forEach((id, app) -> {
            assertThat(app.get("loaded")).as("states of %s", id).isEqualTo(ended.get(id));
            assertThat(app.get("counted")).as("steps of %s", id).isEqualTo(stepsOf(id));
            List<List<String>> lists = (List<List<String>>) app.get("shown");
            seen.put(id, new Seen(lists.get(0), lists.get(1), lists.get(2)));
        });
        assertThat(seen.keySet()).isEqualTo(ended.keySet());
        return seen;
    }

    /** As the server counts them: by the last id. */
    private int stepsOf(String id) {
        return 1
                + ended.get(id).keySet().stream()
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElseThrow();
    }
}
