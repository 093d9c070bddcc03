package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Contender.WarmUp;
import java.util.List;

/**
 * How long is measured. The JVM compiles while it works, Python does not, so that only one of them gains from a long warm-up.
 *
 * @param name what the results are labelled with
 * @param rounds how often each contender has its turn
 * @param jvmWarmUpMillis how long one on the JVM works before anything counts, each time
 * @param pythonWarmUpMillis the same for one in Python
 * @param measuredMillis how long each works after that, each time
 */
public record Effort(String name, int rounds, long jvmWarmUpMillis, long pythonWarmUpMillis, long measuredMillis) {

    /** For figures to publish. */
    public static final Effort FULL = new Effort("full", 5, 3_500, 1_000, 1_500);

    /** To see that everything works. */
    public static final Effort QUICK = new Effort("quick", 1, 1_500, 500, 300);

    /** The one of a name. */
    public static Effort named(String name) {
        return List.of(FULL, QUICK).stream()
                .filter(effort -> effort.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no effort '%s'. Choose 'full' or 'quick'.".formatted(name)));
    }

    long warmUpMillis(Contender contender) {
        if (contender.warmUp() == WarmUp.WITHIN_ITS_WORK) {
            return 0;
        }
        return switch (contender.platform()) {
            case JVM -> jvmWarmUpMillis;
            case PYTHON -> pythonWarmUpMillis;
        };
    }
}
