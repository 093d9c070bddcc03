package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class ActionLimitTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void limit() {
        meters.config().meterFilter(new ActionLimit("burr.step", "burr.action", 2));
    }

    private void count(String meter, String action) {
        meters.counter(meter, "burr.action", action, "burr.outcome", "success").increment();
    }

    @Test
    void countsActionsBeyondTheLimitTogether(CapturedOutput output) {
        for (String action : new String[] {"a", "b", "c", "d", "a"}) {
            count("burr.step", action);
        }

        assertThat(meters.find("burr.step").counters())
                .extracting(counter -> counter.getId().getTag("burr.action"), Counter::count)
                .containsExactlyInAnyOrder(tuple("a", 2.0), tuple("b", 1.0), tuple("other", 2.0));
        assertThat(meters.find("burr.step").counters())
                .allSatisfy(counter ->
                        assertThat(counter.getId().getTag("burr.outcome")).isEqualTo("success"));
        assertThat(output).containsOnlyOnce("More than 2 values of 'burr.action'");
    }

    @Test
    void leavesOtherMetersAlone() {
        for (String name : new String[] {"a", "b", "c"}) {
            count("somebody.elses", name);
            meters.counter("burr.step", "of", name).increment();
        }

        assertThat(meters.find("somebody.elses").counters()).hasSize(3);
        assertThat(meters.find("burr.step").counters()).hasSize(3);
    }
}
