package dev.burr.benchmarks.server;

import dev.burr.benchmarks.probe.Effort;
import java.time.Duration;

/**
 * How much is served and how often it is asked for.
 *
 * @param rounds how often each contender has its turn
 * @param fewRuns runs of the smaller project that ours and the original list
 * @param someRuns runs of the larger one
 * @param longRunSteps steps of the run that ours and the original open
 * @param manyRuns runs of the project that ours lists alone
 * @param largeLogBytes size of the log that ours opens alone
 * @param requests how often a list is asked for, unless that takes too long
 * @param enough after this time a list is not asked for any more, once it was asked for {@link #LEAST_REQUESTS} times
 * @param writes how often a run is written to that somebody watches
 * @param starts how often a service is started
 * @param cold whether to empty the page cache of the machine
 */
public record Sizes(
        int rounds,
        int fewRuns,
        int someRuns,
        int longRunSteps,
        int manyRuns,
        long largeLogBytes,
        int requests,
        Duration enough,
        int writes,
        int starts,
        boolean cold) {

    static final int LEAST_REQUESTS = 5;

    /** For figures to publish. */
    static final Sizes FULL =
            new Sizes(3, 1_000, 10_000, 10_000, 100_000, 1_000_000_000, 200, Duration.ofSeconds(10), 40, 40, true);

    /** To see that everything works. */
    static final Sizes QUICK = new Sizes(1, 50, 200, 500, 1_000, 10_000_000, 20, Duration.ofSeconds(2), 5, 1, false);

    /** Those of an effort. */
    public static Sizes of(Effort effort) {
        return effort.equals(Effort.FULL) ? FULL : QUICK;
    }
}
