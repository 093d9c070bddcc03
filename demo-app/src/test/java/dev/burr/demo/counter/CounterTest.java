package dev.burr.demo.counter;

import static dev.burr.core.Action.action;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.demo.counter.Counter.Count;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.test.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CounterTest {

    private final InMemoryTrackingClient tracking = InMemoryTrackingClient.forProject("demo_counter");
    private final Recording recording = new Recording();
    private final Counter counter = new Counter(ApplicationFactory.of(
            Counter.graph(),
            () -> new ApplicationBuilder().withTracker(tracking).withHooks(recording)));

    @Test
    void countsToItsLimit() {
        Count count = counter.run("counter", "ana", 3);

        assertThat(count).isEqualTo(new Count("counter", 3, 3, true));
        assertThat(recording).visited("count", "count", "count", "done").wrote("message", "Counted to 3.");
        assertThat(tracking.load("counter").orElseThrow().application().partitionKey())
                .isEqualTo("ana");
    }

    @Test
    void goesOnAStepAtATime() {
        assertThat(counter.step("counter", null, 2)).isEqualTo(new Count("counter", 1, 2, false));
        assertThat(counter.step("counter", null, 2)).isEqualTo(new Count("counter", 2, 2, false));
        assertThat(counter.step("counter", null, 2)).isEqualTo(new Count("counter", 2, 2, true));
        assertThat(recording).visited("count", "count", "done");
    }

    @Test
    void staysAtTheEnd() {
        counter.run("counter", null, 2);

        assertThat(counter.step("counter", null, 2)).isEqualTo(new Count("counter", 2, 2, true));
        assertThat(counter.run("counter", null, 2)).isEqualTo(new Count("counter", 2, 2, true));
        assertThat(recording).visited("count", "count", "done");
    }

    @Test
    void keepsTheLimitThatItStartedWith() {
        counter.step("counter", null, 5);

        assertThat(counter.run("counter", null, 2).n()).isEqualTo(5);
    }

    @Test
    void countsAsFarAsOneCallMay() {
        assertThat(counter.run("counter", null, Counter.FURTHEST).n()).isEqualTo(Counter.FURTHEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Counter.FURTHEST + 1, Integer.MAX_VALUE})
    void refusesALimitOutOfReach(int limit) {
        assertThatThrownBy(() -> counter.run("counter", null, limit))
                .isInstanceOf(LimitException.class)
                .hasMessage("Limit " + limit + " is out of reach. Use a number from 1 to 1000.");
        assertThatThrownBy(() -> counter.step("counter", null, limit)).isInstanceOf(LimitException.class);
        assertThat(tracking.load("counter")).isEmpty();
    }

    @Test
    void refusesToRunToALimitThatWasRecordedOutOfReach() {
        new ApplicationBuilder()
                .withTracker(tracking)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withEntrypoint("count")
                .withIdentifiers("counter")
                .withState(State.of("n", 0, "limit", 1_000_000))
                .build()
                .step();

        assertThatThrownBy(() -> counter.run("counter", null, 10))
                .isInstanceOf(LimitException.class)
                .hasMessage("Counter 'counter' is 999999 away from its limit, and one call counts up to 1000."
                        + " Start another counter.");
    }
}
