package dev.burr.ui.statistics;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often an action ran and how long it took. Not thread-safe. */
final class ActionSum {

    final TreeMap<Integer, Long> buckets = new TreeMap<>();
    long failed;
    long totalMicros;
    long longestMicros = -1;
    long longestId;

    void add(long micros, boolean hasFailed, long sequenceId) {
        buckets.merge(Buckets.of(micros), 1L, Long::sum);
        failed += hasFailed ? 1 : 0;
        totalMicros = sum(totalMicros, micros);
        if (micros > longestMicros) {
            longestMicros = micros;
            longestId = sequenceId;
        }
    }

    void add(ActionSum other) {
        other.buckets.forEach((bucket, count) -> buckets.merge(bucket, count, Long::sum));
        failed += other.failed;
        totalMicros = sum(totalMicros, other.totalMicros);
        longestMicros = Math.max(longestMicros, other.longestMicros);
    }

    long count() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The time that this share of them did not exceed; null if there are none. The longest is exact. */
    @Nullable
    Long percentile(int percent) {
        long wanted = (long) Math.ceil(count() * percent / 100.0);
        long passed = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            passed += bucket.getValue();
            if (passed >= wanted) {
                return Math.min(Buckets.middle(bucket.getKey()), longestMicros);
            }
        }
        return null;
    }

    /** Two times of a log may be any years apart. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
