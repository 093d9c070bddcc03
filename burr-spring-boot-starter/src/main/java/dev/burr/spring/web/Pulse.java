package dev.burr.spring.web;

import java.time.Duration;

/** Does something again and again. */
@FunctionalInterface
interface Pulse {

    /**
     * Begins to do so.
     *
     * @param period between the end of one beat and the next; also before the first
     * @param beat may wait
     * @return ends it
     */
    Runnable every(Duration period, Runnable beat);
}
