package dev.burr.ui.storage;

import java.time.Duration;
import java.time.Instant;

/** How long a deleted run can be restored. */
public record TrashAge(Duration longest) {

    /** When a run is deleted for good. */
    public Instant endOf(DeletedRun run) {
        return run.deletedAt().plus(longest);
    }
}
