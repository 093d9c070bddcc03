package dev.burr.tracking.http;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How long to leave a server alone after a failure: each time twice as long, up to half a minute, less up to a half by chance, so that
 * services that lost it together do not come back together.
 */
final class Backoff {

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_DOUBLINGS = 10;

    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** @param failures how many there were in a row before this one */
    long nanosAfter(int failures) {
        long longest = Math.min(LONGEST, FIRST << Math.min(failures, MOST_DOUBLINGS));
        return longest - (long) (longest * 0.5 * random.getAsDouble());
    }
}
