package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.RunResult.Reason;
import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ChildResult;
import dev.burr.core.Halt;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleEvent;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.StreamFinished;
import dev.burr.lifecycle.StreamItem;
import dev.burr.lifecycle.StreamStarted;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an action does at the moment when its run is cancelled, what is left is in order. */
@Timeout(300)
final class CancellationRaceTest {

    private static final int ROUNDS = 100;

    /** Names the run that a failure is to be looked for in: {@code -Dburr.test.seed=…} begins with it. */
    private final long seed = Long.getLong("burr.test.seed", System.nanoTime());

    @BeforeEach
    void tellSeed(TestReporter reporter, TestInfo test) {
        reporter.publishEntry(test.getDisplayName(), "seed " + seed);
    }

    /** What the action is at. */
    private enum Work {
        BLOCKS,
        COMPUTES,
        EMITS,
        FAILS_AND_RETRIES,
        TAKES_TOO_LONG,
        RUNS_CHILDREN,
        RUNS_CHILDREN_OF_CHILDREN
    }

    @ParameterizedTest
    @EnumSource
    void leavesEverythingInOrder(Work work) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            new Round(work, new Random(seed + round), "%s with seed %d".formatted(work, seed + round)).play();
        }
    }

    private static final class Round implements LifecycleHook {

        private final Work work;
        private final Random random;
        private final String name;
        private final EventLog events = new EventLog();
        private final AtomicInteger interruptedHooks = new AtomicInteger();
        private final AtomicInteger interruptedThreads = new AtomicInteger();
        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        Round(Work work, Random random, String name) {
            this.work = work;
            this.random = random;
            this.name = name;
        }

        void play() throws Exception {
            Application app = application();

            Throwable failure = random.nextBoolean() ? startAndCancel(app) : streamAndClose(app);
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
                assertThat(thread.isAlive()).as("%s: %s lives", name, thread).isFalse();
            }

            assertThat(failure).as(name).isInstanceOf(RunCancelledException.class);
            assertThat(interruptedThreads)
                    .as("%s: interrupts that leaked", name)
                    .hasValue(0);
            assertThat(interruptedHooks).as("%s: hooks interrupted", name).hasValue(0);
            assertThat(app.hookFailures()).as(name).isZero();
            assertThat(events.of(StepStarted.class)).as(name).noneMatch(step -> step.action()
                    .equals("recover"));
            assertEachHasOneEnd();
            app.updateState(app.state().with("stop", true));
            assertThat(app.run(after("done")).reason()).as(name).isEqualTo(Reason.HALTED_AFTER);
        }

        private Throwable startAndCancel(Application app) throws Exception {
            RunHandle run = app.start(Halt.never());
            wait(random.nextInt(20_000));
            run.cancel();
            return run.result()
                    .handle((ended, failure) -> failure == null ? new AssertionError("ended by itself") : failure)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }

        private Throwable streamAndClose(Application app) {
            RunStream stream = app.stream(Halt.never());
            try {
                try (stream) {
                    wait(random.nextInt(20_000));
                    if (work == Work.EMITS && random.nextBoolean()) {
                        stream.iterator().next();
                    }
                }
                stream.result();
                return new AssertionError("ended by itself");
            } catch (RuntimeException e) {
                return e;
            }
        }

        private static void wait(int turns) {
            for (int i = 0; i < turns; i++) {
                Thread.onSpinWait();
            }
        }

        private void assertEachHasOneEnd() {
            assertThat(events.of(StepFinished.class))
                    .as(name)
                    .extracting(step -> step.application().appId() + " " + step.sequenceId())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(events.of(StepStarted.class).stream()
                            .map(step -> step.application().appId() + " " + step.sequenceId())
                            .toList());
            assertThat(events.of(StreamFinished.class))
                    .as(name)
                    .extracting(StreamFinished::sequenceId)
                    .containsExactlyInAnyOrderElementsOf(events.of(StreamStarted.class).stream()
                            .map(StreamStarted::sequenceId)
                            .toList());
        }

        private Application application() {
            Action work = workOf(this.work);
            return new ApplicationBuilder()
                    .withActions(
                            work,
                            action("recover").run(state -> state),
                            action("done").run(state -> state))
                    .withTransitions(
                            from("work").to("done").when(reading("stop").test("stop", s -> s.getBoolean("stop"))),
                            from("work").to("work"),
                            from("work").onFailure(Exception.class).to("recover"))
                    .withState(State.of("stop", false))
                    .withEntrypoint("work")
                    .withMaxSteps(Long.MAX_VALUE)
                    .withExecutor(this::execute)
                    .withHooks(events, this)
                    .build();
        }

        private void execute(Runnable task) {
            var thread = new Thread(() -> {
                task.run();
                if (Thread.currentThread().isInterrupted()) {
                    interruptedThreads.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }

        private Action workOf(Work kind) {
            return switch (kind) {
                case BLOCKS -> action("work").reads("stop").run((state, inputs, context) -> block(state));
                case COMPUTES -> action("work").reads("stop").run((state, inputs, context) -> compute(state, context));
                case EMITS ->
                    action("work").reads("stop").stream((state, inputs, context) -> {
                        for (int i = 0; !state.getBoolean("stop"); i++) {
                            context.emit(i);
                        }
                        return state;
                    });
                case FAILS_AND_RETRIES ->
                    action("work").reads("stop").retry(times(Integer.MAX_VALUE)).run(state -> {
                        if (!state.getBoolean("stop")) {
                            throw new IOException("again");
                        }
                        return state;
                    });
                case TAKES_TOO_LONG ->
                    action("work")
                            .reads("stop")
                            .timeout(Duration.ofNanos(1 + random.nextInt(200_000)))
                            .retry(times(Integer.MAX_VALUE))
                            .run((state, inputs, context) -> block(state));
                case RUNS_CHILDREN -> children(workOf(Work.BLOCKS), workOf(Work.COMPUTES), workOf(Work.TAKES_TOO_LONG));
                case RUNS_CHILDREN_OF_CHILDREN -> children(workOf(Work.RUNS_CHILDREN), workOf(Work.BLOCKS));
            };
        }

        private Action children(Action... actions) {
            boolean collects = random.nextBoolean();
            int atMost = 1 + random.nextInt(3);
            return action("work").reads("stop").parallel(map -> (collects ? map.collectFailures() : map)
                    .running(actions)
                    .atMost(atMost)
                    .joining("children", ChildResult::key));
        }

        private static State block(State state) throws IOException {
            try {
                while (!state.getBoolean("stop")) {
                    new CountDownLatch(1).await();
                }
                return state;
            } catch (InterruptedException e) {
                throw new InterruptedIOException("as a socket tells of it");
            }
        }

        private static State compute(State state, ActionContext context) {
            long n = 1;
            while (!state.getBoolean("stop") && !context.isCancelled()) {
                n = n * 31 + 7;
            }
            return n == 0 ? State.empty() : state;
        }

        private void see(LifecycleEvent event) {
            if (Thread.currentThread().isInterrupted()) {
                interruptedHooks.incrementAndGet();
            }
        }

        @Override
        public void stepStarted(StepStarted event) {
            see(event);
        }

        @Override
        public void streamItem(StreamItem event) {
            see(event);
        }

        @Override
        public void stepFinished(StepFinished event) {
            see(event);
        }
    }
}
