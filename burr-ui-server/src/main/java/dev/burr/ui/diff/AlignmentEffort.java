package dev.burr.ui.diff;

/** How much may still be done to align the lists of one comparison, and whether that was too little. Not thread-safe. */
final class AlignmentEffort {

    /** Cells of the table of one stretch: 1,000 items against 1,000. */
    private static final long MOST_AT_ONCE = 1_000_000;

    private long cells;
    private boolean gaveUp;

    /** @param cells of all tables together */
    AlignmentEffort(long cells) {
        this.cells = cells;
    }

    /** Whether a table may have this many cells; it is taken to be made then. */
    boolean take(long wanted) {
        if (wanted > Math.min(MOST_AT_ONCE, cells)) {
            return false;
        }
        cells -= wanted;
        return true;
    }

    void giveUp() {
        gaveUp = true;
    }

    /** Whether items that belong together may have been kept apart. */
    boolean gaveUp() {
        return gaveUp;
    }
}
