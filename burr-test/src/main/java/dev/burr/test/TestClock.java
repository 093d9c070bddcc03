package dev.burr.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told to move, for {@code withClock}. It shows what threads see that share it: a move is
 * seen by all of them, and by its copies in other zones.
 */
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TestClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows this time. */
    public static TestClock at(Instant time) {
        return new TestClock(new AtomicReference<>(time), ZoneOffset.UTC);
    }

    /** A clock in UTC that shows this time, as in {@code at("2026-03-01T12:00:00Z")}. */
    public static TestClock at(String time) {
        return at(Instant.parse(time));
    }

    /** Moves it, back if negative, and returns the time that it shows then. Moves of several threads add up. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(time -> time.plus(duration));
    }

    /** Sets it to a time, which may be an earlier one. */
    public void set(Instant time) {
        now.set(time);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public TestClock withZone(ZoneId other) {
        return new TestClock(now, other);
    }

    @Override
    public String toString() {
        return "TestClock[" + instant() + ", " + zone + "]";
    }
}
