package dev.burr.tracking.file;

import java.io.IOException;
import java.time.Duration;

/**
 * Why a log can't be opened, and when to try again: soon at first, as many causes pass, and then once a second. To try for
 * each line would make a run slow whose storage is gone.
 */
final class Refusal {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private IOException cause;
    private long at;
    private long asked;

    Refusal(IOException cause, long now) {
        this.cause = cause;
        this.at = now;
    }

    IOException cause() {
        return cause;
    }

    /** Asked for each line that is to be written. */
    boolean isWorthATry(long now) {
        asked++;
        return now - at >= INTERVAL || (asked & (asked - 1)) == 0;
    }

    void again(IOException newCause, long now) {
        cause = newCause;
        at = now;
    }
}
