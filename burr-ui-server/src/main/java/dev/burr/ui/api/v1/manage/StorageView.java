package dev.burr.ui.api.v1.manage;

import java.time.Instant;
import java.util.List;

/**
 * What takes how much room.
 *
 * @param runs in all projects
 * @param bytes of all projects
 * @param trashBytes of what is deleted and can be restored
 * @param measuredAt when that was so; the trash is as it is now
 */
record StorageView(
        List<ProjectStorage> projects, int runs, long bytes, int trashRuns, long trashBytes, Instant measuredAt) {}
