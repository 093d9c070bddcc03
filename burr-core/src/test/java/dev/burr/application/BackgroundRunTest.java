package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.StepFinished;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BackgroundRunTest {

    private final EventLog events = new EventLog();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private final Action count = action("count").reads("n").writes("n").run(state -> state.increment("n"));
    private final Action block = action("block").writes("blocked").run(state -> {
        reached.countDown();
        released.await();
        return state.with("blocked", true);
    });

    @Test
    void givesTheResultOfTheRun() {
        RunHandle run = builder(count).build().start(after("count"));

        assertThat(run.result().toCompletableFuture().join().state().getInt("n"))
                .isEqualTo(1);
    }

    @Test
    void failsWithTheExceptionThatARunWouldThrow() {
        Action fails = action("fails").run(state -> {
            throw new IOException("down");
        });
        var seen = new AtomicReference<Throwable>();

        RunHandle run = builder(fails).withExecutor(Runnable::run).build().start(after("fails"));
        run.result().whenComplete((result, failure) -> seen.set(failure));

        assertThat(seen.get()).isInstanceOf(ActionFailedException.class).hasRootCauseMessage("down");
    }

    @Test
    void takesAlongWhatADecoratorTakesFromTheThreadThatStartsIt() {
        var user = new ThreadLocal<String>();
        var order = new ArrayList<String>();
        Action tell = action("tell").writes("user").run(state -> state.with("user", user.get()));
        user.set("ada");

        RunHandle run = builder(tell)
                .withTaskDecorator(task -> {
                    String carried = user.get();
                    return () -> {
                        order.add("inner");
                        user.set(carried);
                        task.run();
                    };
                })
                .withTaskDecorator(task -> () -> {
                    order.add("outer");
                    task.run();
                })
                .build()
                .start(after("tell"));

        assertThat(run.result().toCompletableFuture().join().state().getString("user"))
                .isEqualTo("ada");
        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void refusesOtherCallsUntilItHasEnded() throws InterruptedException {
        Application app = builder(block).build();
        RunHandle run = app.start(after("block"));
        reached.await();

        assertThatThrownBy(app::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is running a step already");

        released.countDown();
        run.result().toCompletableFuture().join();
        assertThat(app.step()).isEmpty();
    }

    @Test
    void canBeUsedAgainByWhatHearsOfTheEnd() {
        Application app = builder(count).build();
        app.updateState(State.of("n", 5));

        var again = app.start(after("count"))
                .result()
                .thenApply(ended -> app.state().getInt("n"))
                .toCompletableFuture();

        assertThat(again.join()).isEqualTo(6);
    }

    @Test
    void endsAStepThatIsCancelledWithItsStateAsItWas() throws InterruptedException {
        Application app = builder(block).build();
        RunHandle run = app.start(after("block"));
        reached.await();

        run.cancel();

        assertThat(failureOf(run)).isInstanceOf(RunCancelledException.class);
        StepFinished end = events.of(StepFinished.class).get(0);
        assertThat(end.exception()).isInstanceOf(RunCancelledException.class);
        assertThat(end.state().has("blocked")).isFalse();
        assertThat(app.nextAction()).contains("block");
    }

    @Test
    void keepsTheResultOfAnActionThatEndsWellDespiteCancellation() throws InterruptedException {
        Action stubborn = action("stubborn").writes("done").run(state -> {
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                return state.with("done", "in spite of " + e.getClass().getSimpleName());
            }
            return state.with("done", "undisturbed");
        });
        Application app = builder(stubborn, count).build();
        RunHandle run = app.start(after("count"));
        reached.await();

        run.cancel();

        assertThat(failureOf(run)).isInstanceOf(RunCancelledException.class);
        assertThat(app.state().getString("done")).isEqualTo("in spite of InterruptedException");
        assertThat(events.words()).contains("0 ok").doesNotContain("1 count");
    }

    @Test
    void leavesTheThreadWithoutTheInterruptOfACancellation() throws InterruptedException {
        var interruptedAfterwards = new AtomicReference<Boolean>();
        List<Thread> threads = new ArrayList<>();
        Executor executor = task -> {
            var thread = new Thread(() -> {
                task.run();
                interruptedAfterwards.set(Thread.currentThread().isInterrupted());
            });
            threads.add(thread);
            thread.start();
        };
        RunHandle run = builder(block).withExecutor(executor).build().start(after("block"));
        reached.await();

        run.cancel();
        threads.get(0).join();

        assertThat(interruptedAfterwards.get()).isFalse();
    }

    @Test
    void beginsNothingWhenItIsCancelledBeforeItStarts() {
        List<Runnable> tasks = new ArrayList<>();
        RunHandle run = builder(count).withExecutor(tasks::add).build().start(after("count"));

        run.cancel();
        tasks.get(0).run();

        assertThat(failureOf(run)).isInstanceOf(RunCancelledException.class);
        assertThat(events.of(StepFinished.class)).isEmpty();
    }

    @Test
    void isFreeAgainWhenTheExecutorRefuses() {
        Application app = builder(count)
                .withExecutor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();

        assertThatThrownBy(() -> app.start(after("count"))).hasMessage("full");

        assertThat(app.step()).isPresent();
    }

    @Test
    void isFreeAgainWhenThereIsNoThreadToBeHad() {
        Application app = builder(count)
                .withExecutor(task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                })
                .build();

        assertThatThrownBy(() -> app.start(after("count"))).isInstanceOf(OutOfMemoryError.class);

        assertThat(app.step()).isPresent();
    }

    @Test
    void leavesAnErrorAnErrorWhenTheTimeIsUp() {
        Action slow = action("slow").timeout(Duration.ofMillis(20)).run(state -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new StackOverflowError();
            }
            return state;
        });

        assertThatThrownBy(() -> builder(slow).build().step()).isInstanceOf(StackOverflowError.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void endsAnAttemptThatTakesTooLong() {
        Action slow = action("slow").timeout(Duration.ofMillis(20)).run(state -> {
            released.await();
            return state;
        });
        Application app = builder(slow).build();

        assertThatThrownBy(() -> app.run(after("slow")))
                .isInstanceOf(ActionTimeoutException.class)
                .hasMessageContaining("Action 'slow' did not end within PT0.02S in step 0.");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(events.of(StepFinished.class).get(0).exception()).isInstanceOf(ActionTimeoutException.class);
    }

    @Test
    void treatsATimeoutAsAFailureThatATransitionMayHandle() {
        Action slow = action("slow").timeout(Duration.ofMillis(20)).run(state -> {
            released.await();
            return state;
        });
        Application app = new ApplicationBuilder()
                .withActions(slow, count)
                .withTransitions(
                        from("slow").onFailure(ActionTimeoutException.class).to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("slow")
                .build();

        assertThat(app.run(after("count")).state().getInt("n")).isEqualTo(1);
    }

    @Test
    void hasAThousandApplicationsAtOnce() {
        List<RunHandle> runs = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            runs.add(builder(block).build().start(after("block"), Inputs.none()));
        }
        released.countDown();

        assertThat(runs).allSatisfy(run -> assertThat(
                        run.result().toCompletableFuture().join().state().getBoolean("blocked"))
                .isTrue());
    }

    private static Throwable failureOf(RunHandle run) {
        return run.result()
                .handle((ended, failure) -> failure)
                .toCompletableFuture()
                .join();
    }

    private ApplicationBuilder builder(Action first, Action... others) {
        var builder = new ApplicationBuilder()
                .withActions(first)
                .withActions(others)
                .withState(State.of("n", 0))
                .withEntrypoint(first.name())
                .withHooks(events);
        for (Action other : others) {
            builder.withTransitions(from(first.name()).to(other.name()));
        }
        return builder;
    }
}
