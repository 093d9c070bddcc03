package dev.burr.demo.counter;

import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.demo.counter.Counter.Count;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.test.Recording;
import org.junit.jupiter.api.Test;

final class CounterTest {

    private final InMemoryTrackingClient tracking = InMemoryTrackingClient.forProject("demo_counter");
    private final Recording recording = new Recording();
    private final Counter counter = new Counter(() -> new ApplicationBuilder().withHooks(recording), tracking);

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
}
