package dev.burr.ui.api.v1;

import dev.burr.ui.index.ProjectSummary;
import java.util.List;

/** All projects, the one with the latest activity first. */
record ProjectList(List<ProjectSummary> projects) {}
