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
 * @param items of all at the end, and before it of those that the log tells; null where it tells none
 * @param itemsPerSecond from the first item on, without it; null where that is no time
 * @param text what the items said as far as the log tells, which is neither the last of them nor more than 65,536 characters;
 *     null where it tells nothing, as of a stream that was short or whose items are no texts, and where values are masked
 */
record StreamView(
        @Nullable String spanId,
        @Nullable Instant start,
        @Nullable Instant firstItem,
        @Nullable Instant end,
        @Nullable Long firstItemMicros,
        @Nullable Long durationMicros,
        @Nullable Long items,
        @Nullable Double itemsPerSecond,
        @Nullable String text) {}
