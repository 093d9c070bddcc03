package dev.burr.ui.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a project, latest activity first.
 *
 * @param indexing how far it is from being complete, null if it is
 */
public record RunList(List<ApplicationSummary> runs, @Nullable Indexing indexing) {}
