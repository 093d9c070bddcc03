package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StepTimesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StepTimes steps = new StepTimes();

    private void step(long id, long millis) {
        steps.begin(id, "action-" + id, NOON.plusSeconds(id));
        steps.end(id, NOON.plusSeconds(id).plusMillis(millis), false);
    }

    @Test
    void sumsUpStepsThatComeInAnyOrder() {
        LongStream.of(5, 3, 8, 1, 7, 3, 5).forEach(id -> step(id, id));

        assertThat(steps.sum()).isEqualTo(new StepTimes.Sum(5, 0, 24_000, NOON.plusSeconds(1), true, false));
        assertThat(steps.lastAction()).isEqualTo("action-8");
    }

    @Test
    void countsTheLastAttemptOfAStep() {
        step(0, 10);
        steps.begin(1, "fetch", NOON);
        steps.end(1, NOON.plusMillis(5), true);
        assertThat(steps.sum().failed()).isOne();

        steps.begin(1, "fetch", NOON.plusSeconds(1));
        assertThat(steps.sum()).isEqualTo(new StepTimes.Sum(2, 0, 10_000, NOON, false, false));

        steps.end(1, NOON.plusSeconds(1).plusNanos(2_000_999), false);
        assertThat(steps.sum()).isEqualTo(new StepTimes.Sum(2, 0, 12_000, NOON, true, false));
    }

    @Test
    void takesNoTimeOffWhereAnEndIsBeforeItsBegin() {
        steps.begin(0, "fetch", NOON);
        steps.end(0, NOON.minusNanos(1), false);

        assertThat(steps.sum().micros()).isZero();
    }

    @Test
    void hasNoStepsThatNeverBegan() {
        steps.end(0, NOON, true);

        assertThat(steps.sum()).isEqualTo(new StepTimes.Sum(0, 0, 0, null, false, false));
        assertThat(steps.lastAction()).isNull();
    }

    @Test
    void takesLittleForEachOfManySteps() {
        int count = 200_000;
        long before = allocated();
        for (int id = 0; id < count; id++) {
            steps.begin(id, "count", NOON);
            steps.end(id, NOON, false);
        }

        assertThat((allocated() - before) / count).isLessThan(50);
        assertThat(steps.sum().steps()).isEqualTo(count);
    }

    /** All that was ever taken, so that nobody need wait for a collection. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
