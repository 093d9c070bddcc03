package dev.burr.core;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * How often an action is run again when it fails, and how long it waits before: {@code
 * action("fetch").retry(times(3).backoff(ofMillis(200)))}. Immutable.
 *
 * <p>All attempts are one step: one begin and one end in the log, and one sequence id. Errors, cancellation and
 * interruption are never retried; nor is an attempt that has emitted items, as its reader has had them.
 *
 * @param retries how often it is run again at most, after the first attempt
 * @param delay the wait before the first retry
 * @param factor by how much each wait is longer than the one before
 * @param longest no wait is longer, jitter apart
 * @param jitter the part of a wait that is left to chance: 0.2 makes one second something from 0.8 to 1.2 seconds
 * @param exceptions what is retried, subclasses included; any exception when empty
 */
public record Retry(
        int retries,
        Duration delay,
        double factor,
        Duration longest,
        double jitter,
        Set<Class<? extends Throwable>> exceptions) {

    private static final Retry NONE = new Retry(0, Duration.ZERO, 2, Duration.ofSeconds(30), 0.2, Set.of());

    public Retry {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(longest, "longest");
        exceptions = Set.copyOf(exceptions);
        require(retries >= 0, "Number of retries", retries, "is negative. Pass 0 or more");
        require(!delay.isNegative(), "Delay", delay, "is negative. Pass zero or more");
        require(!longest.isNegative(), "Longest delay", longest, "is negative. Pass zero or more");
        require(factor >= 1 && factor < 1_000, "Factor", factor, "is not between 1 and 1,000. Pass 1 for equal waits");
        require(jitter >= 0 && jitter <= 1, "Jitter", jitter, "is not between 0 and 1. Pass 0 for none");
    }

    private static void require(boolean fine, String what, Object value, String why) {
        if (!fine) {
            throw new IllegalArgumentException("%s %s %s.".formatted(what, value, why));
        }
    }

    /** No retry. */
    public static Retry none() {
        return NONE;
    }

    /** At most this many retries after the first attempt, without a wait. */
    public static Retry times(int retries) {
        return new Retry(retries, NONE.delay, NONE.factor, NONE.longest, NONE.jitter, NONE.exceptions);
    }

    /** Waits this long before the first retry, and twice as long each further time, up to 30 seconds. */
    public Retry backoff(Duration firstDelay) {
        return new Retry(retries, firstDelay, factor, longest, jitter, exceptions);
    }

    /** Makes each wait longer than the one before by this factor; 1 for equal waits. */
    public Retry factor(double growth) {
        return new Retry(retries, delay, growth, longest, jitter, exceptions);
    }

    /** Waits no longer than this. */
    public Retry atMost(Duration longestDelay) {
        return new Retry(retries, delay, factor, longestDelay, jitter, exceptions);
    }

    /** Leaves this part of a wait to chance, so that many applications don't come back at the same moment; 0 for none. */
    public Retry jitter(double part) {
        return new Retry(retries, delay, factor, longest, part, exceptions);
    }

    /** Retries these exceptions only, and their subclasses. */
    @SafeVarargs
    public final Retry on(Class<? extends Throwable>... types) {
        var only = new LinkedHashSet<Class<? extends Throwable>>();
        for (Class<? extends Throwable> type : types) {
            only.add(type);
        }
        return new Retry(retries, delay, factor, longest, jitter, only);
    }

    /**
     * Whether to run an action again.
     *
     * @param attempt which attempt has failed, from 1
     */
    public boolean covers(Throwable failure, int attempt) {
        return attempt <= retries
                && failure instanceof Exception
                && (exceptions.isEmpty() || exceptions.stream().anyMatch(type -> type.isInstance(failure)));
    }

    /**
     * How long to wait.
     *
     * @param attempt which attempt has failed, from 1
     * @param chance from 0 to 1, where 0.5 gives the wait without jitter
     */
    public Duration delayAfter(int attempt, double chance) {
        double grown = Math.min((double) delay.toNanos() * Math.pow(factor, attempt - 1.0), (double) longest.toNanos());
        return Duration.ofNanos((long) (grown * (1 + jitter * (2 * chance - 1))));
    }
}
