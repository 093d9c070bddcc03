package dev.burr.ui.api.v1.manage;

import java.time.Instant;
import java.util.List;

/**
 * The runs of a project that take most room.
 *
 * @param total how many runs there are; of more than 1,000, only the largest are known
 */
record StoredRuns(List<StoredRun> runs, int total, Instant measuredAt) {}
