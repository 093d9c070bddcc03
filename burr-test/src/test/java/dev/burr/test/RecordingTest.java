package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.StepStarted;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RecordingTest {

    private final ApplicationBuilder builder = guarded();
    private final Recording recording = Recording.of(builder);

    private static ApplicationBuilder guarded() {
        return new ApplicationBuilder()
                .withActions(
                        action("prompt")
                                .inputs("prompt")
                                .writes("prompt")
                                .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))),
                        action("check_safety").reads("prompt").writes("safe").run(state -> {
                            String prompt = state.getString("prompt");
                            if (prompt.isBlank()) {
                                throw new IllegalStateException("Nothing to check.");
                            }
                            return state.with("safe", !prompt.contains("unsafe"));
                        }),
                        action("respond").writes("response").run(state -> state.with("response", "Yes.")),
                        action("reject").writes("response").run(state -> state.with("response", "No.")))
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(eq("safe", true)),
                        from("check_safety").to("reject"))
                .withEntrypoint("prompt");
    }

    private void runWith(String prompt) {
        builder.build().run(after("respond", "reject"), Inputs.of("prompt", prompt));
    }

    @Test
    void keepsWhatHappenedInOrder() {
        runWith("Hello");

        assertThat(recording)
                .hasOrder(
                        "created",
                        "run started",
                        "prompt started",
                        "prompt finished",
                        "check_safety started",
                        "check_safety finished",
                        "respond started",
                        "respond finished",
                        "run finished");
        assertThat(recording.eventsOf(StepStarted.class)).hasSize(3);
    }

    @Test
    void keepsTheLastState() {
        assertThat(recording.state()).isEmpty();

        runWith("Hello");

        assertThat(recording.state()).contains(State.of("prompt", "Hello", "safe", true, "response", "Yes."));
    }

    @Test
    void keepsFailures() {
        catchThrowableOfType(IllegalStateException.class, () -> runWith(" "));

        assertThat(recording.failures()).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(recording)
                .hasOrder(
                        "created",
                        "run started",
                        "prompt started",
                        "prompt finished",
                        "check_safety started",
                        "check_safety failed",
                        "run failed");
    }

    @Test
    void keepsWhatActionsStream() {
        var telling = new ApplicationBuilder()
                .withActions(action("tell").stream((state, inputs, out) -> {
                    out.emit("to");
                    out.emit("be");
                    return state;
                }))
                .withEntrypoint("tell")
                .withHooks(recording);

        telling.build().run(after("tell"));

        assertThat(recording.items()).containsExactly("to", "be");
        assertThat(recording)
                .hasOrder(
                        "created",
                        "run started",
                        "tell started",
                        "tell stream started",
                        "tell item 0",
                        "tell item 1",
                        "tell finished",
                        "tell stream finished",
                        "run finished");
    }

    @Test
    void watchesSeveralApplicationsAtATime() throws Exception {
        List<Callable<Void>> runs = IntStream.range(0, 40)
                .<Callable<Void>>mapToObj(i -> () -> {
                    var own = guarded().withHooks(recording);
                    own.build().run(after("respond"), Inputs.of("prompt", "Hello"));
                    return null;
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        try {
            threads.invokeAll(runs);
        } finally {
            threads.shutdown();
        }

        assertThat(recording.steps()).hasSize(120);
        assertThat(recording.events()).hasSize(40 * 9);
    }

    @Nested
    final class Assertions {

        @Test
        void passWhereTheyHold() {
            runWith("something unsafe");

            assertThat(recording)
                    .visited("prompt", "check_safety", "reject")
                    .didNotVisit("respond")
                    .wrote("safe", false)
                    .wrote("response", "No.")
                    .endedIn("reject")
                    .hasNoFailures();
        }

        @Test
        void passOnFailures() {
            catchThrowableOfType(IllegalStateException.class, () -> runWith(" "));

            assertThat(recording).failed("check_safety").failed("check_safety", IllegalStateException.class);
        }

        @Test
        void refuseAnotherPath() {
            runWith("Hello");

            refused(() -> assertThat(recording).visited("prompt", "respond"), "actions visited");
            refused(() -> assertThat(recording).didNotVisit("respond"), "actions visited");
        }

        @Test
        void refuseAnotherValueAndSayWhatWasWritten() {
            runWith("Hello");

            refused(
                    () -> assertThat(recording).wrote("safe", false),
                    "Expected key 'safe' to be written as <false>, but it was written as [<true> by 'check_safety'].");
        }

        @Test
        void refuseAKeyThatNobodyWrites() {
            runWith("Hello");

            refused(
                    () -> assertThat(recording).wrote("mode", "chat"),
                    "Expected key 'mode' to be written, but no step that succeeded declares to write it "
                            + "(visited: [prompt, check_safety, respond]).");
        }

        @Test
        void refuseAnotherEnd() {
            refused(
                    () -> assertThat(recording).endedIn("respond"),
                    "Expected the last step to be one of action 'respond', but no step ran.");
            runWith("Hello");

            refused(
                    () -> assertThat(recording).endedIn("reject"),
                    "Expected the last step to be one of action 'reject', but it was one of 'respond' "
                            + "(visited: [prompt, check_safety, respond]).");
        }

        @Test
        void refuseAnEndInAFailure() {
            catchThrowableOfType(IllegalStateException.class, () -> runWith(" "));

            refused(() -> assertThat(recording).endedIn("check_safety"), "but it failed: ");
            refused(() -> assertThat(recording).hasNoFailures(), "failures");
        }

        @Test
        void refuseAFailureThatDidNotHappen() {
            runWith("Hello");

            refused(() -> assertThat(recording).failed("check_safety"), "but none did (events: [created, ");
        }

        @Test
        void refuseAnotherKindOfFailure() {
            catchThrowableOfType(IllegalStateException.class, () -> runWith(" "));

            refused(
                    () -> assertThat(recording).failed("check_safety", IllegalArgumentException.class),
                    "to fail with a java.lang.IllegalArgumentException, but it failed with "
                            + "[java.lang.IllegalStateException: Nothing to check.].");
        }

        @Test
        void refuseAnotherOrder() {
            runWith("Hello");

            refused(() -> assertThat(recording).hasOrder("created"), "events");
        }

        private static void refused(Runnable assertion, String message) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(assertion::run)
                    .withMessageContaining(message);
        }
    }
}
