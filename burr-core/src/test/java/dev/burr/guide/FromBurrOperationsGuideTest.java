package dev.burr.guide;

import static dev.burr.core.Action.action;
import static dev.burr.core.Action.input;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunCancelledException;
import dev.burr.application.RunHandle;
import dev.burr.cases.CaseResult;
import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.PersistedState;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guides/from-burr.md shows of the past, of failures, and of watching and testing. */
@Timeout(60)
final class FromBurrOperationsGuideTest {

    @TempDir
    Path storage;

    private TrackingClient tracking;

    private final Action respond = action("respond")
            .reads("prompt")
            .writes("response")
            .run(state -> state.with("response", "You said: " + state.getString("prompt")));

    private final Graph chat = Graph.builder()
            .withActions(input("prompt", "prompt"), respond)
            .withTransitions(from("prompt").to("respond"), from("respond").to("prompt"))
            .build();

    @BeforeEach
    void openTracking() {
        tracking = LocalTrackingClient.builder()
                .project("guide")
                .storageDir(storage)
                .build();
    }

    @AfterEach
    void closeTracking() {
        tracking.close();
    }

    private void recordAChat() {
        var app = new ApplicationBuilder()
                .withGraph(chat)
                .withEntrypoint("prompt")
                .withIdentifiers("chat-42")
                .withTracker(tracking)
                .build();

        app.run(after("respond"), Inputs.of("prompt", "Hello"));
    }

    @Test
    void forksAPastState() {
        recordAChat();

        PersistedState past = tracking.load("chat-42", 0).orElseThrow();
        Application fork = new ApplicationBuilder()
                .withGraph(chat)
                .withTracker(tracking)
                .forkFrom("chat-42", 0)
                .overriding("prompt", "What is a monad?")
                .build();
        fork.step();

        assertThat(past.state()).isEqualTo(State.of("prompt", "Hello"));
        assertThat(fork.state().getString("response")).isEqualTo("You said: What is a monad?");
        assertThat(tracking.metadata(fork.id()).orElseThrow().parent()).isNotNull();
        assertThat(tracking.load("chat-42").orElseThrow().state().getString("response"))
                .isEqualTo("You said: Hello");
    }

    @Test
    void triesAgainAndApologises() {
        var attempts = new AtomicInteger();

        var app = new ApplicationBuilder()
                .withActions(
                        action("fetch").writes("page").retry(times(2)).run(state -> {
                            attempts.incrementAndGet();
                            throw new IOException("no route to host");
                        }),
                        action("apologise")
                                .writes("page")
                                .run((state, inputs, context) -> state.with(
                                        "page",
                                        "Sorry: "
                                                + context.failedStep()
                                                        .orElseThrow()
                                                        .message())),
                        action("show").reads("page").run(state -> state))
                .withTransitions(
                        from("fetch").onFailure(IOException.class).to("apologise"),
                        from("fetch", "apologise").to("show"))
                .withEntrypoint("fetch")
                .build();

        String page = app.run(after("show")).state().getString("page");

        assertThat(page).isEqualTo("Sorry: no route to host");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void watches() {
        var lines = new ArrayList<String>();

        var app = new ApplicationBuilder()
                .withGraph(chat)
                .withEntrypoint("prompt")
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepFinished(StepFinished event) {
                        lines.add("%d %s".formatted(event.sequenceId(), event.action()));
                    }
                })
                .build();
        app.run(after("respond"), Inputs.of("prompt", "Hello"));

        assertThat(lines).containsExactly("0 prompt", "1 respond");
    }

    @Test
    void runsInTheBackgroundUntilItIsCancelled() throws InterruptedException {
        var reached = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        Action wait = action("wait").run(state -> {
            reached.countDown();
            answer.await();
            return state;
        });
        var app = new ApplicationBuilder()
                .withActions(wait)
                .withEntrypoint("wait")
                .build();
        var ended = new CompletableFuture<Throwable>();

        RunHandle run = app.start(after("wait"));
        run.result().whenComplete((result, failure) -> ended.complete(failure));
        reached.await();
        run.cancel();

        assertThat(ended.join()).isInstanceOf(RunCancelledException.class);
        assertThat(app.nextAction()).contains("wait");
    }

    @Test
    void respondsAsRecorded() {
        recordAChat();

        TraceCase recorded = TestCases.fromTrace(tracking, "chat-42", 1);
        CaseResult today = recorded.run(respond);

        assertThat(today.state()).isEqualTo(recorded.expectedState());
    }
}
