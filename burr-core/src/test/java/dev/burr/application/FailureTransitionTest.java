package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.RunResult.Reason;
import dev.burr.core.Action;
import dev.burr.core.FailedStep;
import dev.burr.core.Graph;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.core.UndeclaredAccessException;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FailureTransitionTest {

    private final EventLog events = new EventLog();
    private final AtomicReference<Exception> failure = new AtomicReference<>(new FileNotFoundException("no page"));

    private final Action fetch = action("fetch").reads("url").writes("page").run(state -> {
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        return state.with("page", "text");
    });

    private final Action apologise = action("apologise").writes("answer").run((state, inputs, context) -> {
        FailedStep failed = context.failedStep().orElseThrow();
        return state.with("answer", "%s failed: %s".formatted(failed.action(), failed.message()));
    });

    private final Action answer =
            action("answer").reads("page").writes("answer").run(state -> state.with("answer", "fine"));

    @Test
    void goesOnAtTheTargetWithTheStateAsItWas() {
        Application app = app();

        RunResult result = app.run(after("answer", "apologise"));

        assertThat(result.action()).contains("apologise");
        assertThat(result.state().asMap())
                .containsEntry("answer", "fetch failed: no page")
                .doesNotContainKey("page");
        assertThat(events.words())
                .containsExactly("created app", "run(", "0 fetch", "0 failed", "1 apologise", "1 ok", ")");
    }

    @Test
    void tellsHooksOfTheFailureAndOfTheWayTaken() {
        app().run(after("apologise"));

        assertThat(events.of(StepFinished.class).get(0).exception()).hasMessage("no page");
        StepStarted target = events.of(StepStarted.class).get(1);
        assertThat(target.transition()).isNotNull();
        assertThat(target.transition().transition().label()).isEqualTo("onFailure(IOException)");
    }

    @Test
    void tellsHooksOfTheWayTakenWhereTwoLeadToTheSameAction() {
        failure.set(new TimeoutException("slow"));
        var broken = new AtomicReference<>(new IllegalStateException("also broken"));
        Action target = action("apologise").run(state -> {
            IllegalStateException thrown = broken.getAndSet(null);
            if (thrown != null) {
                throw thrown;
            }
            return state;
        });
        Graph graph = Graph.builder()
                .withActions(fetch, target)
                .withTransitions(
                        from("fetch").onFailure(IOException.class).to("apologise"),
                        from("fetch").onFailure(TimeoutException.class).to("apologise"))
                .build();
        Application app = builder(graph).build();
        app.step();

        assertThatThrownBy(app::step).hasMessage("also broken");
        app.step();

        assertThat(events.of(StepStarted.class).subList(1, 3))
                .extracting(step -> step.transition().transition().label())
                .containsExactly("onFailure(TimeoutException)", "onFailure(TimeoutException)");
    }

    @Test
    void givesTheTargetTheExceptionItself() {
        var seen = new AtomicReference<Throwable>();
        Action target = action("apologise").writes("answer").run((state, inputs, context) -> {
            seen.set(context.failure().orElse(null));
            return state.with("answer", "sorry");
        });

        builder(graph(target)).build().run(after("apologise"));

        assertThat(seen.get()).isSameAs(failure.get());
    }

    @Test
    void keepsTheFailureUntilAnActionSucceeds() {
        Application app = app();

        StepResult failed = app.step().orElseThrow();

        assertThat(failed.failure()).isSameAs(failure.get());
        assertThat(failed.result()).isNull();
        assertThat(app.state().position())
                .isEqualTo(new Position(
                        0,
                        null,
                        new FailedStep("fetch", "apologise", FileNotFoundException.class.getName(), "no page")));
        assertThat(app.nextAction()).contains("apologise");

        app.step();

        assertThat(app.state().position()).isEqualTo(new Position(1, "apologise"));
    }

    @Test
    void takesOnlyTransitionsOfSuccessWhenTheActionSucceeds() {
        failure.set(null);

        assertThat(app().run(after("answer", "apologise")).action()).contains("answer");
    }

    @Test
    void givesTheCallerAnExceptionThatNoTransitionIsFor() {
        failure.set(new IllegalStateException("broken"));
        Application app = app();

        assertThatThrownBy(app::step).isSameAs(failure.get());
        assertThat(app.nextAction()).contains("fetch");
    }

    @Test
    void takesTheFirstThatFits() {
        Graph graph = Graph.builder()
                .withActions(fetch, apologise, action("retry_later").run(state -> state))
                .withTransitions(
                        from("fetch")
                                .onFailure(FileNotFoundException.class)
                                .to("apologise")
                                .when(eq("url", "other")),
                        from("fetch").onFailure(IOException.class).to("retry_later"))
                .build();

        assertThat(builder(graph).build().run(after("retry_later")).reason()).isEqualTo(Reason.HALTED_AFTER);
    }

    @Test
    void doesNotHideAMistakeInTheProgram() {
        Action wrong = action("fetch").writes("page").run(state -> state.with("pgae", ""));
        Graph graph = Graph.builder()
                .withActions(wrong, apologise)
                .withTransitions(from("fetch").onFailure().to("apologise"))
                .build();

        assertThatThrownBy(() -> builder(graph).build().step()).isInstanceOf(UndeclaredAccessException.class);
    }

    @Test
    void doesNotHaltAfterAnActionThatFailed() {
        Application app = app();

        assertThat(app.run(after("fetch", "apologise")).action()).contains("apologise");
    }

    @Test
    void goesOnAtTheTargetInAnApplicationBuiltFromThatState() {
        Application first = app();
        first.step();

        State reloaded = State.ofLogged(first.state().logged());
        Application second = builder(graph(apologise)).withState(reloaded).build();

        assertThat(second.run(after("apologise")).state().getString("answer")).isEqualTo("fetch failed: no page");
    }

    @Test
    void runsTheTargetAgainWhenThatFailsToo() {
        var broken = new AtomicReference<>(new IllegalStateException("also broken"));
        Action target = action("apologise").writes("answer").run((state, inputs, context) -> {
            IllegalStateException thrown = broken.getAndSet(null);
            if (thrown != null) {
                throw thrown;
            }
            return state.with("answer", context.failure().orElseThrow().getMessage());
        });
        Application app = builder(graph(target)).build();

        assertThatThrownBy(() -> app.run(after("apologise"))).hasMessage("also broken");

        assertThat(app.run(after("apologise")).state().getString("answer")).isEqualTo("no page");
        assertThat(app.sequenceId()).isEqualTo(2);
    }

    @Test
    void refusesAFailureTransitionThatCanNeverBeTaken() {
        assertThatThrownBy(() -> Graph.builder()
                        .withActions(fetch, apologise)
                        .withTransitions(
                                from("fetch").onFailure(IOException.class).to("apologise"),
                                from("fetch")
                                        .onFailure(FileNotFoundException.class)
                                        .to("fetch"))
                        .build())
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining(
                        "Transition 'fetch' → 'fetch' on FileNotFoundException can never be taken: 'fetch' → 'apologise' on IOException before it has no condition.");
    }

    private Application app() {
        return builder(graph(apologise)).build();
    }

    private Graph graph(Action target) {
        return Graph.builder()
                .withActions(fetch, answer, target)
                .withTransitions(
                        from("fetch").onFailure(IOException.class).to("apologise"),
                        from("fetch").to("answer"))
                .build();
    }

    private ApplicationBuilder builder(Graph graph) {
        return new ApplicationBuilder()
                .withGraph(graph)
                .withState(State.of("url", "here"))
                .withEntrypoint("fetch")
                .withIdentifiers("app")
                .withHooks(events);
    }
}
