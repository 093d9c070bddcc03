package dev.burr.ui.api.v1.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the trash, the latest first.
 *
 * @param nextCursor as {@code cursor}, asks for what follows; null at the end
 * @param total how many runs there are
 * @param bytes of all of them
 */
record TrashList(List<TrashedRun> runs, @Nullable String nextCursor, int total, long bytes) {}
