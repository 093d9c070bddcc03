package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ActionBuilder;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.Graph;
import dev.burr.core.ParallelBuilder;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.HookFailurePolicy;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that end, or don't begin, for reasons that are not their own. */
@Timeout(20)
final class ChildEndTest {

    private static final Executor THREADS = task -> new Thread(task).start();

    private final EventLog events = new EventLog();

    private final Action end = action("end").run(state -> state);
    private final Action block = action("block").run(state -> {
        new CountDownLatch(1).await();
        return state;
    });
    private final CountDownLatch shrugging = new CountDownLatch(1);
    private final Action shrug = action("shrug").run(state -> {
        shrugging.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            return state;
        }
        return state;
    });

    @Test
    void endWithTheTimeoutOfTheirParentOnItsThread() {
        Application app = builder(
                        action("map").timeout(Duration.ofMillis(50)),
                        map -> map.running(shrug, block).atMost(1).joining("x", ChildResult::key))
                .build();

        assertThatThrownBy(app::step).isInstanceOf(ActionTimeoutException.class);
    }

    @Test
    void endWithTheTimeoutOfTheirParentOnOtherThreads() {
        Application app = builder(action("map").timeout(Duration.ofMillis(50)), map -> map.running(shrug, block)
                        .joining("x", ChildResult::key))
                .withExecutor(task -> THREADS.execute(() -> {
                    awaitUninterruptibly(shrugging);
                    task.run();
                }))
                .build();

        assertThatThrownBy(app::step).isInstanceOf(ActionTimeoutException.class);

        assertThat(events.of(StepFinished.class))
                .filteredOn(step -> step.action().equals("block"))
                .singleElement()
                .satisfies(step -> assertThat(step.exception()).isInstanceOf(RunCancelledException.class));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endTheRunWithAnErrorOfTheVirtualMachine(boolean collecting) {
        var handled = new AtomicInteger();
        Action overflow = action("overflow").run(state -> {
            throw new StackOverflowError("too deep");
        });
        Application app = new ApplicationBuilder()
                .withActions(
                        action("map").parallel(map -> {
                            map.running(overflow, block).joining((state, children) -> state);
                            return collecting ? map.collectFailures() : map;
                        }),
                        action("handle").run(state -> state.with("n", handled.incrementAndGet())))
                .withTransitions(from("map").onFailure(Exception.class).to("handle"))
                .withEntrypoint("map")
                .withExecutor(THREADS)
                .build();

        assertThatThrownBy(() -> app.run(after("handle")))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
        assertThat(handled).hasValue(0);
    }

    @Test
    void endTheRunWithAnErrorThatComesBehindAFailure() {
        var waiting = new CountDownLatch(1);
        Action fail = action("fail").run(state -> {
            waiting.await();
            throw new IOException("first");
        });
        Action overflow = action("overflow").run(state -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new StackOverflowError("too deep");
            }
            return state;
        });
        Application app = builder(
                        action("map"), map -> map.running(overflow, fail).joining("x", ChildResult::key))
                .build();

        assertThatThrownBy(app::step).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void giveOtherErrorsToTheJoin() {
        Action fail = action("fail").run(state -> {
            throw new AssertionError("not so");
        });
        Application app = builder(action("map"), map -> map.running(fail)
                        .collectFailures()
                        .joining("x", child -> child.failure().orElseThrow().getMessage()))
                .build();

        app.step();

        assertThat(app.state().getList("x", String.class)).containsExactly("not so");
    }

    @Test
    void endBeforeTheStepWhenTheExecutorBreaks() {
        var calls = new AtomicInteger();
        var begun = new CountDownLatch(1);
        Action signals = action("signals").run(state -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return state;
        });
        Application app = builder(
                        action("map"), map -> map.running(signals, block, block).joining("x", ChildResult::key))
                .withExecutor(task -> {
                    if (calls.incrementAndGet() > 1) {
                        awaitUninterruptibly(begun);
                        throw new IllegalStateException("no thread");
                    }
                    THREADS.execute(task);
                })
                .build();

        assertThatThrownBy(app::step).hasMessage("no thread");

        assertThat(events.of(StepFinished.class))
                .filteredOn(step -> step.action().equals("signals"))
                .hasSize(1);
    }

    @Test
    void areCollectedAsFailuresWhenTheyCanNotBeMade() {
        var created = new AtomicInteger();
        Application app = builder(action("map").writes("x"), map -> map.overStates(
                                state -> List.of(State.empty(), State.empty(), State.empty()))
                        .running(end)
                        .atMost(1)
                        .collectFailures()
                        .joining("x", child -> child.failure()
                                .map(Throwable::getMessage)
                                .orElse("fine")))
                .withHooks(new LifecycleHook() {
                    @Override
                    public void applicationCreated(ApplicationCreated event) {
                        if (created.getAndIncrement() == 2) {
                            throw new IllegalStateException("disk is full");
                        }
                    }

                    @Override
                    public HookFailurePolicy failurePolicy() {
                        return HookFailurePolicy.PROPAGATE;
                    }
                })
                .build();

        app.step();

        assertThat(app.state().getList("x", String.class)).containsExactly("fine", "disk is full", "fine");
    }

    @Test
    void haveOtherIdsInAnotherAttemptWhateverTheirKeys() {
        var attempts = new AtomicInteger();
        Action child = action("child").run(state -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IOException("once");
            }
            return state;
        });
        Application app = builder(action("map").retry(times(1)), map -> map.tasks((state, inputs) ->
                                List.of(ChildRun.of(attempts.get() == 0 ? "a:2" : "a", child, state, inputs)))
                        .joining("x", ChildResult::key))
                .build();

        app.step();

        assertThat(events.of(ApplicationCreated.class))
                .extracting(event -> event.application().appId())
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void areRefusedWhenTheyAreDeclaredWithAnEndThatIsNotInTheirGraph() {
        Graph graph = Graph.builder().withActions(end).build();

        assertThatThrownBy(() -> action("map")
                        .parallel(map -> map.running(graph, after("ende")).joining("x", ChildResult::key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ende'");
        assertThatThrownBy(() -> action("map").parallel(map -> map.running(graph, "begin", after("end"))
                        .joining("x", ChildResult::key)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'begin'");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ApplicationBuilder builder(ActionBuilder map, UnaryOperator<ParallelBuilder> declaration) {
        return new ApplicationBuilder()
                .withActions(map.parallel(declaration))
                .withEntrypoint("map")
                .withIdentifiers("app")
                .withHooks(events);
    }
}
