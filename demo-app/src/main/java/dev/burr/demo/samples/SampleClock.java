package dev.burr.demo.samples;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time as the samples tell it: whoever would wait lets it pass, and looking at it takes a moment too. So recording takes
 * no time, and records the same times whenever it is done.
 */
final class SampleClock extends Clock {

    private static final Duration LOOK = Duration.ofNanos(31_000);

    private Instant now;
    private int looks;

    SampleClock(Instant start) {
        this.now = start;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        looks++;
        now = now.plus(LOOK.multipliedBy(1 + looks % 5));
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Samples are recorded in UTC.");
    }
}
