package dev.burr.ui.api.v1;

import java.util.List;

/**
 * Where a run comes from and what came out of it: its ancestors and its descendants, as far as they are asked for.
 *
 * @param runs the run itself first, then its ancestors and its descendants by their distance
 * @param links between them; of those outside nothing is told
 * @param truncated whether there are more
 */
record Lineage(List<LineageRun> runs, List<LineageLink> links, boolean truncated) {}
