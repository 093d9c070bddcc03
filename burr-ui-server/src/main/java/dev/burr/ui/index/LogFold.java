package dev.burr.ui.index;

import dev.burr.ui.storage.StoredApplication;

/** Follows one log: reads what it has, and later only what was written since. Not thread-safe. */
interface LogFold {

    /**
     * Reads what was written since the last time, and tells whether that changes anything.
     *
     * @param found whose log it is, as it was found a moment ago
     */
    boolean readOn(StoredApplication found);

    /** Whether all is known of a log of this size. */
    boolean isAt(long bytes);

    /** Where it goes on. */
    long position();

    /** Whether the last entry that was read is still where it was, so that what follows continues the same log. */
    boolean stillHolds();
}
