package dev.burr.ui.api.v1.manage;

import java.util.List;

/**
 * What is in the trash, the latest first.
 *
 * @param total how many runs there are
 * @param bytes of all of them
 */
record TrashList(List<TrashedRun> runs, int total, long bytes) {}
