package dev.burr.ui.api.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the states after two steps.
 *
 * @param from sequence id of the earlier one, null if there is none before
 * @param truncated whether there are more changes than are listed
 */
record Diff(@Nullable Long from, long to, List<Change> changes, boolean truncated) {}
