package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.Graph;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However an application is run, hooks see the same events of its steps in the same order. What differs, and why: the
 * method that a run names itself by, and that stepping through an application is a run for each step.
 */
@Timeout(120)
final class EveryWayToRunTest {

    private static final Halt HALT = Halt.after("done");

    private interface Way {
        void run(Application app, Inputs inputs) throws Exception;
    }

    private static final Map<String, Way> WAYS = new TreeMap<>(Map.of(
            "step", EveryWayToRunTest::step,
            "iterate", (app, inputs) -> app.iterate(HALT, inputs).forEach(step -> {}),
            "start", (app, inputs) -> join(app.start(HALT, inputs)),
            "stream", EveryWayToRunTest::stream,
            "streamPublisher", EveryWayToRunTest::publish));

    private static final Map<String, Graph> GRAPHS = new TreeMap<>(Map.of(
            "counting", counting(),
            "streaming", streaming(),
            "recovering", recovering(),
            "retrying", retrying(),
            "failing", failing(),
            "failing in a stream", failingInAStream(),
            "missing an input", missingAnInput()));

    static Stream<Arguments> combinations() {
        return GRAPHS.keySet().stream().flatMap(graph -> WAYS.keySet().stream().map(way -> Arguments.of(graph, way)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("combinations")
    void firesTheSameEventsOfSteps(String graph, String way) {
        List<String> expected = eventsOf(graph, "run", (app, inputs) -> app.run(HALT, inputs));

        List<String> events = eventsOf(graph, way, WAYS.get(way));

        assertThat(stepsOf(events)).isEqualTo(stepsOf(expected)).isNotEmpty();
        if (!way.equals("step")) {
            assertThat(events.stream().map(event -> event.equals(way + "(") ? "run(" : event))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void firesTheSameEventsInAChild(String graph) {
        List<String> expected = eventsOf(graph, "run", (app, inputs) -> app.run(HALT, inputs));
        var events = new EventLog();
        Application parent = new ApplicationBuilder()
                .withActions(action("parent").parallel(map -> map.overStates(state -> List.of(State.of("n", 0)))
                        .running(GRAPHS.get(graph), "work", HALT)
                        .collectFailures()
                        .joining((state, children) -> state)))
                .withEntrypoint("parent")
                .withHooks(events)
                .build();

        parent.step();

        List<String> words = events.words();
        assertThat(words.subList(4, words.size() - 2)).isEqualTo(expected.subList(1, expected.size()));
    }

    static Stream<String> graphs() {
        return GRAPHS.keySet().stream();
    }

    private static List<String> eventsOf(String graph, String way, Way run) {
        var events = new EventLog();
        Application app = new ApplicationBuilder()
                .withGraph(GRAPHS.get(graph))
                .withState(State.of("n", 0))
                .withEntrypoint("work")
                .withIdentifiers("app")
                .withHooks(events)
                .build();
        try {
            run.run(app, Inputs.none());
        } catch (Exception e) {
            assertThat(graph).as("%s by %s: %s", graph, way, e).matches("failing.*|missing an input");
        }
        return events.words();
    }

    private static List<String> stepsOf(List<String> events) {
        return events.stream()
                .filter(event -> event.matches("(created |[0-9]+ ).*"))
                .toList();
    }

    private static void step(Application app, Inputs inputs) {
        while (app.step(inputs).filter(step -> !step.action().equals("done")).isPresent()) {
            assertThat(app.sequenceId()).isLessThan(100);
        }
    }

    private static void stream(Application app, Inputs inputs) {
        try (var stream = app.stream(HALT, inputs)) {
            stream.forEach(item -> {});
            stream.result();
        }
    }

    private static void publish(Application app, Inputs inputs) {
        var subscriber = new AskingSubscriber(1);
        app.streamPublisher(HALT, inputs).subscribe(subscriber);
        subscriber.awaitEnd();
    }

    private static void join(RunHandle run) {
        try {
            run.result().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Graph counting() {
        return graph(action("work").reads("n").writes("n").run(state -> state.increment("n")));
    }

    private static Graph streaming() {
        return graph(action("work").reads("n").writes("n").stream((state, inputs, out) -> {
            out.emit("n is " + state.getInt("n"));
            out.emit("one more");
            return state.increment("n");
        }));
    }

    private static Graph recovering() {
        return Graph.builder()
                .withActions(
                        action("work").reads("n").writes("n").run(state -> {
                            throw new IOException("down");
                        }),
                        action("done").writes("n").run(state -> state.with("n", -1)))
                .withTransitions(from("work").onFailure(IOException.class).to("done"))
                .build();
    }

    private static Graph retrying() {
        return graph(action("work").reads("n").writes("n").retry(times(2)).run((state, inputs, context) -> {
            if (context.attempt() == 1) {
                throw new IOException("once");
            }
            return state.increment("n");
        }));
    }

    private static Graph failing() {
        return graph(action("work").reads("n").writes("n").run(state -> {
            if (state.getInt("n") == 2) {
                throw new IOException("down");
            }
            return state.increment("n");
        }));
    }

    private static Graph failingInAStream() {
        return graph(action("work").reads("n").writes("n").stream((state, inputs, out) -> {
            out.emit(state.getInt("n"));
            if (state.getInt("n") == 1) {
                throw new IOException("down");
            }
            return state.increment("n");
        }));
    }

    private static Graph missingAnInput() {
        return Graph.builder()
                .withActions(
                        action("work").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").inputs("name").run(state -> state))
                .withTransitions(from("work").to("done"))
                .build();
    }

    private static Graph graph(dev.burr.core.Action work) {
        return Graph.builder()
                .withActions(work, action("done").run(state -> state))
                .withTransitions(
                        from("work").to("work").when(reading("n").test("n < 3", state -> state.getInt("n") < 3)),
                        from("work").to("done"))
                .build();
    }
}
