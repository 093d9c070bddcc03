package dev.burr.ui.api.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the states after two steps, of one run or of two.
 *
 * @param from sequence id of the step with the first state, null if there is none before
 * @param fromApp id of the run that it is in
 * @param to sequence id of the step with the second state
 * @param truncated whether there are more changes than are listed
 * @param approximate whether there were lists too long to find out which items belong together, so that fewer changes could
 *     tell the same
 */
record Diff(
        @Nullable Long from, String fromApp, long to, List<Change> changes, boolean truncated, boolean approximate) {}
