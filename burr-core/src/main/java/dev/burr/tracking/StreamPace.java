package dev.burr.tracking;

import dev.burr.lifecycle.StreamItem;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the stream of a step says, and decides when that is written: often enough to be watched, and seldom enough that
 * a fast stream costs little. A stream that takes no longer than the pace leaves nothing. Items come one at a time.
 */
final class StreamPace {

    private static final Duration PACE = Duration.ofMillis(250);

    /** Of one stream; what comes behind it is only counted. */
    static final int MOST_TEXT = 1 << 16;

    private final StringBuilder text = new StringBuilder();
    private Instant written = Instant.MIN;
    private int room;
    private boolean isText;

    /** Takes the next item of a stream. What is to be written now; null for nothing. */
    @Nullable
    StreamProgress passed(StreamItem event) {
        if (event.index() == 0) {
            text.setLength(0);
            written = event.time();
            room = MOST_TEXT;
            isText = true;
        }
        take(event.item());
        if (Duration.between(written, event.time()).compareTo(PACE) < 0) {
            return null;
        }
        written = event.time();
        return new StreamProgress(
                event.sequenceId(), null, LogTime.of(event.time()), event.index() + 1, isText ? takeText() : null);
    }

    private void take(Object item) {
        isText = isText && item instanceof CharSequence;
        if (isText) {
            String piece = item.toString();
            int length = Math.min(room, piece.length());
            text.append(piece, 0, length);
            room -= length;
        }
    }

    /** Half of a character waits for its other half. */
    private String takeText() {
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String taken = text.substring(0, end);
        text.delete(0, end);
        return taken;
    }
}
