package dev.burr.ui.index;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what fails while the storage is watched from ending more than itself, and says so once for each cause: what fails
 * at one look fails as a rule at the next one too. Safe for use by many threads.
 */
final class WatchFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatcher.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * Does something that may fail, even with an error.
     *
     * @param what it is, in words that fit behind "Looking at"
     * @return whether it was done
     */
    boolean guard(Object what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Error failed) {
            report(what, failed);
            return false;
        }
    }

    private void report(Object what, Throwable failed) {
        StackTraceElement[] trace = failed.getStackTrace();
        if (reported.add(failed.getClass().getName() + (trace.length == 0 ? "" : trace[0]))) {
            LOG.warn(
                    "Looking at {} for changes failed; everything else is told, and further failures of this kind are"
                            + " logged at DEBUG only",
                    what,
                    failed);
        } else {
            LOG.debug("Looking at {} for changes failed", what, failed);
        }
    }
}
