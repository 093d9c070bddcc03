package dev.burr.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.insight.ModelCall;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class RunFiguresTest {

    @Test
    void givesBackWhatWasPacked() {
        DaySum before1970 = new DaySum();
        before1970.action(3).add(1_500_000, true, -7);
        before1970.action(3).add(20, false, 9);
        DaySum today = new DaySum();
        today.action(300).add(Long.MAX_VALUE, false, Long.MAX_VALUE);
        today.add(new ModelCall("m", 1_000, 20, 0), 5);
        today.add(new ModelCall("m", 1_000, 20, 900), 5);
        today.add(new ModelCall(null, 1, 2, 0), DaySum.UNNAMED);

        RunFigures figures = RunFigures.of(Map.of(20_000, today, -40, before1970), false);

        assertThat(figures.whole()).isFalse();
        SortedMap<Integer, DaySum> days = figures.days();
        assertThat(days).containsOnlyKeys(-40, 20_000);
        assertThat(days.get(20_000).models).isEqualTo(today.models).hasSize(3);
        assertThat(days.get(-40).action(3)).usingRecursiveComparison().isEqualTo(before1970.action(3));
        assertThat(days.get(20_000).action(300)).usingRecursiveComparison().isEqualTo(today.action(300));
    }

    @Test
    void takesFewBytesForAnOrdinaryRun() {
        DaySum day = new DaySum();
        for (int step = 0; step < 20; step++) {
            day.action(step % 5).add(1_000 + step * 37L, false, step);
        }

        assertThat(RunFigures.of(Map.of(20_000, day), true).bytes()).isLessThan(200);
    }
}
