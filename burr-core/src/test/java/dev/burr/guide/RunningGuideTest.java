package dev.burr.guide;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.MaxStepsExceededException;
import dev.burr.application.RunCancelledException;
import dev.burr.application.RunHandle;
import dev.burr.application.RunResult;
import dev.burr.application.StepResult;
import dev.burr.core.Action;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.Graph;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepStarted;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What docs/guides/running.md shows. */
@Timeout(60)
final class RunningGuideTest {

    private final ApplicationBuilder builder = new ApplicationBuilder()
            .withActions(
                    action("prompt")
                            .inputs("prompt")
                            .writes("prompt")
                            .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))),
                    action("tell").reads("prompt").writes("answer").stream((state, inputs, out) -> {
                        out.emit("You said: ");
                        out.emit(state.getString("prompt"));
                        return state.with("answer", "You said: " + state.getString("prompt"));
                    }))
            .withTransitions(from("prompt").to("tell"), from("tell").to("prompt"))
            .withEntrypoint("prompt");

    private final Inputs inputs = Inputs.of("prompt", "Hello");

    @Test
    void runsInEveryWay() {
        Application app = builder.build();
        var actions = new ArrayList<String>();

        RunResult result = app.run(after("tell"), inputs);

        Optional<StepResult> step = app.step(inputs);

        for (StepResult next : app.iterate(after("tell"), inputs)) {
            actions.add(next.action());
        }

        RunHandle run = app.start(after("tell"), inputs);
        var answer = run.result().thenApply(ended -> ended.state().getString("answer"));

        assertThat(result.reason()).isEqualTo(RunResult.Reason.HALTED_AFTER);
        assertThat(step.orElseThrow().action()).isEqualTo("prompt");
        assertThat(actions).containsExactly("tell");
        assertThat(answer.toCompletableFuture().join()).isEqualTo("You said: Hello");
    }

    @Test
    void streams() {
        Application app = builder.build();
        var sent = new ArrayList<Object>();

        RunResult ended;
        try (var stream = app.stream(after("tell"), inputs)) {
            for (var item : stream) {
                sent.add(item);
            }
            ended = stream.result();
        }

        Flow.Publisher<Object> publisher = app.streamPublisher(after("tell"), inputs);

        var received = new Received();
        publisher.subscribe(received);
        assertThat(ended.action()).contains("tell");
        assertThat(received.items.join()).isEqualTo(sent).containsExactly("You said: ", "Hello");
    }

    private static final class Received implements Flow.Subscriber<Object> {

        private final List<Object> soFar = new ArrayList<>();
        private final CompletableFuture<List<Object>> items = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {
            soFar.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            items.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            items.complete(soFar);
        }
    }

    @Test
    void haltsWhereItIsTold() {
        Halt halt = before("prompt").orAfter("tell");

        assertThat(builder.build().run(halt, inputs).reason()).isEqualTo(RunResult.Reason.HALTED_BEFORE);
    }

    @Test
    void limitsAndRepeatsAttempts() {
        Action fetch = action("fetch")
                .writes("page")
                .timeout(ofSeconds(10))
                .retry(times(3).backoff(ofMillis(200)).on(IOException.class))
                .run((state, inputs, context) -> state.with("page", "attempt " + context.attempt()));

        var app = new ApplicationBuilder()
                .withActions(fetch)
                .withEntrypoint("fetch")
                .build();
        assertThat(app.run(after("fetch")).state().getString("page")).isEqualTo("attempt 1");
        assertThat(fetch.timeout()).contains(ofSeconds(10));
        assertThat(fetch.retry().delayAfter(2, 0.5)).isEqualTo(ofMillis(400));
        assertThat(fetch.retry().covers(new IOException("down"), 3)).isTrue();
        assertThat(fetch.retry().covers(new IllegalStateException("wrong"), 1)).isFalse();
    }

    @Test
    void leadsOnWhenAnActionFails() {
        var app = new ApplicationBuilder()
                .withActions(
                        action("fetch").run(state -> {
                            throw new IOException("down");
                        }),
                        action("apologise").run(state -> state))
                .withTransitions(from("fetch").onFailure(IOException.class).to("apologise"))
                .withEntrypoint("fetch")
                .build();

        StepResult failed = app.step().orElseThrow();
        Optional<String> next = app.nextAction();

        assertThat(failed.failure()).hasMessage("down");
        assertThat(next).contains("apologise");
    }

    @Test
    void cancels() throws InterruptedException {
        var reached = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var app = new ApplicationBuilder()
                .withActions(action("wait").run(state -> {
                    reached.countDown();
                    never.await();
                    return state;
                }))
                .withEntrypoint("wait")
                .build();
        RunHandle run = app.start(after("wait"));
        reached.await();

        run.cancel();

        assertThat(run.result()
                        .handle((ended, failure) -> failure)
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(RunCancelledException.class);
        assertThat(app.nextAction()).contains("wait");
    }

    @Test
    void endsALoop() {
        var app = new ApplicationBuilder()
                .withActions(action("count").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .withMaxSteps(100)
                .build();

        assertThatThrownBy(() -> app.run(Halt.never())).isInstanceOf(MaxStepsExceededException.class);
        assertThat(app.state().getInt("n")).isEqualTo(100);
    }

    private final Graph shout = Graph.builder()
            .withActions(action("shout")
                    .reads("word")
                    .writes("loud")
                    .run(state -> state.with("loud", state.getString("word") + "!")))
            .build();

    @Test
    void runsOthersWithinAStep() {
        Action all = action("shout_all").parallel(map -> map.overStates(
                        "words", String.class, (state, word) -> state.with("word", word))
                .running(shout, after("shout"))
                .atMost(4)
                .collectFailures()
                .joining(
                        "loud",
                        child ->
                                child.failure().isPresent() ? "" : child.state().get("loud")));

        Action one = action("shout_one").reads("word").writes("loud").running(shout, after("shout"));

        Action twice = action("shout_twice").reads("word").writes("loud").run((state, inputs, context) -> {
            ChildResult child = context.spawn(ChildRun.of("first", shout, state, after("shout"), inputs));
            State again = state.with("loud", child.state().getString("loud"));
            return again.with("loud", again.getString("loud") + again.getString("loud"));
        });

        assertThat(resultOf(all, "loud")).isEqualTo(List.of("a!", "b!"));
        assertThat(resultOf(one, "loud")).isEqualTo("w!");
        assertThat(resultOf(twice, "loud")).isEqualTo("w!w!");
    }

    @Test
    void givesChildrenTheirOwnTracker(@TempDir Path storage) {
        var chat = tracker(storage, "chat");
        var details = tracker(storage, "details");
        var seen = new ArrayList<String>();
        LifecycleHook watch = new LifecycleHook() {
            @Override
            public void stepStarted(StepStarted event) {
                seen.add(event.action());
            }
        };
        Action all = action("shout_all")
                .parallel(map -> map.overStates("words", String.class, (state, word) -> state.with("word", word))
                        .running(shout, after("shout"))
                        .atMost(1)
                        .joining("children", ChildResult::appId));
        var builder = new ApplicationBuilder()
                .withActions(all)
                .withState(State.of("words", List.of("a", "b")))
                .withEntrypoint("shout_all")
                .withIdentifiers("app");

        builder.withTracker(chat).withChildrenOf("shout_all", children -> children.tracker(details)
                .hooks(watch));

        var app = builder.build();
        app.run(after("shout_all"));
        assertThat(chat.list()).containsExactly("app");
        assertThat(details.list())
                .containsExactlyInAnyOrderElementsOf(app.state().getList("children", String.class));
        assertThat(seen).containsExactly("shout", "shout");
    }

    @Test
    void takesTheContextOfTheLogToChildren() {
        var seen = new ConcurrentLinkedQueue<String>();
        var meeting = new CyclicBarrier(2);
        Action meet = action("meet").run(state -> {
            meeting.await();
            seen.add(MDC.get("user"));
            return state;
        });
        Action both = action("both").parallel(map -> map.overStates(state -> List.of(state, state))
                .running(meet)
                .joining("children", ChildResult::appId));
        var builder = new ApplicationBuilder().withActions(both).withEntrypoint("both");
        ExecutorService pool = Executors.newSingleThreadExecutor();

        builder.withExecutor(task -> {
            var context = MDC.getCopyOfContextMap();
            pool.execute(() -> {
                MDC.setContextMap(context == null ? Map.of() : context);
                try {
                    task.run();
                } finally {
                    MDC.clear();
                }
            });
        });

        MDC.put("user", "ana");
        try {
            builder.build().run(after("both"));
        } finally {
            MDC.remove("user");
            pool.shutdownNow();
        }
        assertThat(seen).containsExactly("ana", "ana");
    }

    private static LocalTrackingClient tracker(Path storage, String project) {
        return LocalTrackingClient.builder()
                .project(project)
                .storageDir(storage)
                .build();
    }

    private static Object resultOf(Action action, String key) {
        return new ApplicationBuilder()
                .withActions(action)
                .withState(State.of("words", List.of("a", "b"), "word", "w"))
                .withEntrypoint(action.name())
                .build()
                .run(after(action.name()))
                .state()
                .get(key);
    }
}
