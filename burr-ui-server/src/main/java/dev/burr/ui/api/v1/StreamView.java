package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result that came in pieces.
 *
 * @param spanId the span it was in, null for none
 * @param start null if the log does not have it; likewise {@code firstItem} and {@code end}
 * @param firstItemMicros from the start to the first item
 * @param durationMicros from the start to the end
 * @param items null until the end
 * @param itemsPerSecond from the first item on, without it; null where that is no time
 */
record StreamView(
        @Nullable String spanId,
        @Nullable Instant start,
        @Nullable Instant firstItem,
        @Nullable Instant end,
        @Nullable Long firstItemMicros,
        @Nullable Long durationMicros,
        @Nullable Long items,
        @Nullable Double itemsPerSecond) {}
