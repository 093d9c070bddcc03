package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.Action;
import dev.burr.core.ChildResult;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.StreamItem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What hooks do, such as writing a file or a row, is never cut off: they may run within an action that is interrupted. */
@Timeout(60)
final class UninterruptedHooksTest {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> hooks = new CopyOnWriteArrayList<>();

    private final Action block = action("block").run(state -> {
        new CountDownLatch(1).await();
        return state;
    });

    /** Children have no thread but that of their parent, whose action is under way meanwhile. */
    private final Action parent =
            action("parent").parallel(map -> map.running(block, block).joining("children", ChildResult::key));

    private final LifecycleHook hook = new LifecycleHook() {
        @Override
        public void stepStarted(StepStarted event) {
            if (event.action().equals("block")) {
                write();
            }
        }

        @Override
        public void streamItem(StreamItem event) {
            write();
        }
    };

    private void write() {
        reached.countDown();
        try {
            released.await();
            hooks.add("whole");
        } catch (InterruptedException e) {
            hooks.add("cut off");
        }
    }

    @Test
    void finishesWhatTheHookOfAChildDoesWhenTheRunIsCancelled() throws InterruptedException {
        RunHandle run = builder(parent).build().start(after("parent"));
        reached.await();

        run.cancel();
        released.countDown();

        assertThat(failureOf(run)).isInstanceOf(RunCancelledException.class);
        assertThat(hooks).containsExactly("whole");
    }

    @Test
    void finishesWhatTheHookOfAnItemDoesWhenTheRunIsCancelled() throws InterruptedException {
        Action emit = action("emit").stream((state, inputs, out) -> {
            out.emit("item");
            new CountDownLatch(1).await();
            return state;
        });
        RunHandle run = builder(emit).build().start(after("emit"));
        reached.await();

        run.cancel();
        released.countDown();

        assertThat(failureOf(run)).isInstanceOf(RunCancelledException.class);
        assertThat(hooks).containsExactly("whole");
    }

    private static Throwable failureOf(RunHandle run) {
        return run.result()
                .<Throwable>handle(
                        (ended, failure) -> failure == null ? new AssertionError("ended by itself") : failure)
                .toCompletableFuture()
                .join();
    }

    /** On an executor with one thread, which the run has. */
    private ApplicationBuilder builder(Action only) {
        var started = new AtomicBoolean();
        return new ApplicationBuilder()
                .withActions(only)
                .withEntrypoint(only.name())
                .withHooks(hook)
                .withExecutor(task -> {
                    if (!started.compareAndSet(false, true)) {
                        throw new RejectedExecutionException("full");
                    }
                    new Thread(task).start();
                });
    }
}
