package dev.burr.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on by as much whenever it is looked at, so that what takes long takes no time. For one thread. */
public final class TickingClock extends Clock {

    private final Duration tick;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    public TickingClock(Duration tick) {
        this.tick = tick;
    }

    @Override
    public Instant instant() {
        now = now.plus(tick);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
