package dev.burr.ui.index;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a step streamed, as far as its marks are in the log. Each of them may be missing: the stream goes on, was broken
 * off, or never had an item.
 *
 * @param start when the action was asked for its stream
 * @param firstItem when the first item came
 * @param items number of items: of all at the end, and before it of those that the log tells; null where it tells none
 */
public record StepStream(
        @Nullable Instant start, @Nullable Instant firstItem, @Nullable Instant end, @Nullable Long items) {

    /** The stream with one mark more. Streams inside of spans are not the step's own: null for their marks and all others. */
    static @Nullable StepStream with(@Nullable StepStream known, TrackingEvent event) {
        if (event instanceof BeginStream begin && begin.spanId() == null) {
            return new StepStream(begin.streamInitTime().instant(), null, null, null);
        }
        StepStream before = known == null ? new StepStream(null, null, null, null) : known;
        if (event instanceof FirstItemStream first && first.spanId() == null) {
            return new StepStream(before.start, first.firstItemTime().instant(), before.end, before.items);
        }
        if (event instanceof StreamProgress progress && progress.spanId() == null) {
            return new StepStream(before.start, before.firstItem, before.end, progress.items());
        }
        if (event instanceof EndStream end && end.spanId() == null) {
            return new StepStream(before.start, before.firstItem, end.endTime().instant(), end.itemsStreamed());
        }
        return null;
    }
}
