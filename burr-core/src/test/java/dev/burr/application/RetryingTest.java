package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ActionBuilder;
import dev.burr.core.Retry;
import dev.burr.core.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryingTest {

    private final EventLog events = new EventLog();
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void runsAnActionAgainWithinTheSameStep() {
        Application app = app(action("fetch").writes("page").retry(times(3)), 2);

        RunResult result = app.run(after("fetch"));

        assertThat(result.state().getString("page")).isEqualTo("attempt 3");
        assertThat(events.words())
                .filteredOn(word -> !word.contains("0:"))
                .containsExactly("created app", "run(", "0 fetch", "0 ok", ")");
    }

    @Test
    void tellsOfEachAttemptAsASpanOfTheStep() {
        app(action("fetch").writes("page").retry(times(3)), 1).step();

        assertThat(events.words())
                .containsSequence(
                        "+ 0:0 attempt 1",
                        "0:0 {burr.failure=java.io.IOException: down 1}",
                        "- 0:0",
                        "+ 0:1 attempt 2",
                        "- 0:1",
                        "0 ok");
    }

    @Test
    void failsWithTheLastExceptionWhenAllAttemptsAreUsed() {
        Application app = app(action("fetch").writes("page").retry(times(2)), 9);

        assertThatThrownBy(app::step).isInstanceOf(ActionFailedException.class).hasRootCauseMessage("down 3");
        assertThat(calls).hasValue(3);
        assertThat(app.sequenceId()).isZero();
    }

    @Test
    void waitsLongerEachTime() {
        Application app = app(
                action("fetch")
                        .writes("page")
                        .retry(times(4).backoff(ofMillis(200)).jitter(0).atMost(ofMillis(700))),
                4);

        app.step();

        assertThat(pauses).containsExactly(ofMillis(200), ofMillis(400), ofMillis(700), ofMillis(700));
    }

    @Test
    void retriesOnlyTheExceptionsThatItIsToldOf() {
        Application app = app(action("fetch").writes("page").retry(times(3).on(UncheckedIOException.class)), 1);

        assertThatThrownBy(app::step).hasRootCauseInstanceOf(IOException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void neverRetriesAnUndeclaredWrite() {
        Application app = build(action("fetch").writes("page").retry(times(3)).run(state -> {
            calls.incrementAndGet();
            return state.with("pgae", "");
        }));

        assertThatThrownBy(app::step).hasMessageContaining("'pgae'");
        assertThat(calls).hasValue(1);
    }

    @Test
    void neverRetriesAnAttemptThatHasEmittedItems() {
        Application app = build(action("tell").retry(times(3)).stream((state, inputs, out) -> {
            calls.incrementAndGet();
            out.emit("once");
            throw new IOException("down");
        }));

        assertThatThrownBy(app::step).hasRootCauseMessage("down");
        assertThat(calls).hasValue(1);
    }

    @Test
    void endsWhenItIsInterruptedBetweenAttempts() {
        Application app = builder(action("fetch")
                        .writes("page")
                        .retry(times(3).backoff(ofSeconds(1)))
                        .run(state -> {
                            calls.incrementAndGet();
                            throw new IOException("down");
                        }))
                .withPause(duration -> {
                    throw new InterruptedException();
                })
                .build();

        assertThatThrownBy(app::step)
                .hasCauseInstanceOf(InterruptedException.class)
                .cause()
                .satisfies(interrupt -> assertThat(interrupt.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("down"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void leavesAPartOfTheWaitToChance() {
        Retry retry = times(1).backoff(ofSeconds(1)).jitter(0.2);

        assertThat(retry.delayAfter(1, 0)).isEqualTo(ofMillis(800));
        assertThat(retry.delayAfter(1, 0.5)).isEqualTo(ofSeconds(1));
        assertThat(retry.delayAfter(1, 1)).isEqualTo(ofMillis(1200));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> times(-1)).hasMessage("Number of retries -1 is negative. Pass 0 or more.");
        assertThatThrownBy(() -> times(1).jitter(2)).hasMessageStartingWith("Jitter 2.0 is not between 0 and 1.");
        assertThatThrownBy(() -> times(1).factor(0.5)).hasMessageStartingWith("Factor 0.5 is not between 1 and 1,000.");
        assertThatThrownBy(() -> times(1).backoff(ofMillis(-1))).hasMessageStartingWith("Delay PT-0.001S is negative.");
    }

    private Application app(ActionBuilder fetch, int failures) {
        return build(fetch.run(state -> {
            int call = calls.incrementAndGet();
            if (call <= failures) {
                throw new IOException("down " + call);
            }
            return state.with("page", "attempt " + call);
        }));
    }

    private Application build(Action action) {
        return builder(action).build();
    }

    private ApplicationBuilder builder(Action action) {
        return new ApplicationBuilder()
                .withActions(action)
                .withState(State.empty())
                .withEntrypoint(action.name())
                .withIdentifiers("app")
                .withHooks(events)
                .withPause(pauses::add);
    }
}
