package dev.burr.application;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Warns once in the life of a process: applications are built and run for each request, from the same graph. */
final class WarnedOnce {

    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    /** Graphs that are made from data could go on for ever. */
    private static final int MOST_WARNINGS = 1_000;

    private WarnedOnce() {}

    static void warn(Logger log, String warning) {
        if (WARNED.size() < MOST_WARNINGS && WARNED.add(warning)) {
            log.warn("{}", warning);
        }
    }
}
