package dev.burr.ui.api.v1;

import dev.burr.ui.index.Indexing;
import dev.burr.ui.index.ProjectSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All projects, the one with the latest activity first.
 *
 * @param indexing how far the server has come with reading the runs for the first time, null when all are read
 */
record ProjectList(List<ProjectSummary> projects, @Nullable Indexing indexing) {}
