package dev.burr.benchmarks.scenario;

import java.util.Locale;

/** What a figure should be. */
public sealed interface Goal {

    /** Whether a figure is as it should be. */
    boolean isReachedBy(double value);

    /** The goal in a few characters. */
    String text();

    /** A figure that should be low. */
    static Goal atMost(double limit) {
        return new AtMost(limit);
    }

    /** A figure that should be high. */
    static Goal atLeast(double limit) {
        return new AtLeast(limit);
    }

    /** A figure that should be low. */
    record AtMost(double limit) implements Goal {

        @Override
        public boolean isReachedBy(double value) {
            return value <= limit;
        }

        @Override
        public String text() {
            return "≤ " + plain(limit);
        }
    }

    /** A figure that should be high. */
    record AtLeast(double limit) implements Goal {

        @Override
        public boolean isReachedBy(double value) {
            return value >= limit;
        }

        @Override
        public String text() {
            return "≥ " + plain(limit);
        }
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : String.format(Locale.ROOT, "%.1f", limit);
    }
}
