package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import org.jspecify.annotations.Nullable;

/**
 * A run in a lineage.
 *
 * @param generation negative for ancestors, 0 for the run itself, positive for descendants
 * @param summary null if the project has no such run any more
 */
record LineageRun(String appId, int generation, @Nullable ApplicationSummary summary) {}
