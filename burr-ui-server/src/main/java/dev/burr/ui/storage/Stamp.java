package dev.burr.ui.storage;

import java.time.Instant;

/**
 * What is cheap to know of an application and tells whether something in it changed.
 *
 * @param logBytes size of the log, 0 if there is none
 * @param logIdentity tells a log from one that replaced it
 * @param logModified when the log was last written
 * @param childBytes size of the list of children, 0 if there is none, -1 if it can't be looked at
 * @param modified when a part of it last appeared or went away
 */
public record Stamp(long logBytes, String logIdentity, Instant logModified, long childBytes, Instant modified) {

    /** When anything was last written. */
    public Instant lastWritten() {
        return logModified.isAfter(modified) ? logModified : modified;
    }
}
