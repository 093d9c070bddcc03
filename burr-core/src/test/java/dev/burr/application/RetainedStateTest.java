package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.Action;
import dev.burr.core.Halt;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application holds the state that it has and no earlier one, so that its heap does not grow with its steps. */
final class RetainedStateTest {

    private static final Halt HALT = after("done");

    private static final Map<String, Consumer<Application>> WAYS = new TreeMap<>(Map.of(
            "run", app -> app.run(HALT),
            "iterate", app -> app.iterate(HALT).forEach(step -> {}),
            "start", app -> app.start(HALT).result().toCompletableFuture().join(),
            "stream", app -> app.stream(HALT).result()));

    private final List<WeakReference<State>> past = new ArrayList<>();

    /** Keeps a few: a hundred thousand references would be slow to clear. */
    private final LifecycleHook watching = new LifecycleHook() {
        @Override
        public void stepFinished(StepFinished event) {
            if (event.sequenceId() % 1_000 == 10 || event.action().equals("child")) {
                past.add(new WeakReference<>(event.state()));
            }
        }
    };

    static Stream<String> ways() {
        return WAYS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void holdsNoStateOfAStepThatIsPast(String way) {
        Application app = new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("done").when(reading("n").test("n = 100000", s -> s.getInt("n") == 100_000)),
                        from("count").to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withHooks(watching)
                .build();

        WAYS.get(way).accept(app);

        assertThat(past).hasSize(100).allSatisfy(state -> assertThat(isCollected(state))
                .isTrue());
        assertThat(app.state().getInt("n")).isEqualTo(100_000);
    }

    @Test
    void holdsNoStateOfChildren() {
        Action child = action("child").writes("made").run(state -> state.with("made", new byte[10]));
        Application app = new ApplicationBuilder()
                .withActions(action("map").writes("keys").parallel(map -> map.running(child, child)
                        .atMost(1)
                        .joining((state, children) -> state.with(
                                "keys",
                                children.stream().map(each -> each.key()).toList()))))
                .withEntrypoint("map")
                .withHooks(watching)
                .build();

        app.step();

        assertThat(past).hasSize(2).allSatisfy(state -> assertThat(isCollected(state))
                .isTrue());
        assertThat(app.state().has("keys")).isTrue();
    }

    private static boolean isCollected(WeakReference<State> state) {
        for (int i = 0; i < 100 && !state.refersTo(null); i++) {
            System.gc();
        }
        return state.refersTo(null);
    }
}
