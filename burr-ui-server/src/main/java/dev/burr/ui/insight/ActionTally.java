package dev.burr.ui.insight;

import dev.burr.ui.insight.RunInsight.ActionStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects how an action did. */
final class ActionTally {

    final UsageSum usage;
    private final List<Long> micros = new ArrayList<>();
    private int failed;

    ActionTally(ModelPrices prices) {
        this.usage = new UsageSum(prices);
    }

    void add(StepTally.Attempt attempt) {
        micros.add(attempt.micros());
        failed += attempt.failed() ? 1 : 0;
    }

    ActionStatistics told(String action) {
        List<Long> sorted = micros.stream().sorted().toList();
        return new ActionStatistics(
                action,
                sorted.size(),
                failed,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 100),
                sorted.stream().mapToLong(Long::longValue).sum(),
                usage.usage());
    }

    /** The shortest time that this share of them did not exceed. */
    private static @Nullable Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
