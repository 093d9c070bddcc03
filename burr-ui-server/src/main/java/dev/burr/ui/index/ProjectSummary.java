package dev.burr.ui.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of projects.
 *
 * @param created when its first run began, else when its folder was made
 * @param activity the last fourteen days, oldest first
 * @param problem why it cannot be read
 */
public record ProjectSummary(
        String id,
        int runs,
        int failedRuns,
        int runningRuns,
        @Nullable Instant created,
        @Nullable Instant lastActivity,
        List<ActivityDay> activity,
        @Nullable String problem) {}
