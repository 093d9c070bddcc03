package dev.burr.ui.api.v1;

import dev.burr.ui.index.StepSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some steps of a run, in the order of their sequence ids.
 *
 * @param version of the run they belong to
 * @param nextAfter asks for what follows; null at the end
 */
record StepPage(List<StepSummary> steps, int total, String version, @Nullable Integer nextAfter) {}
