package dev.burr.ui.search;

import dev.burr.ui.index.ApplicationSummary;
import java.util.List;

/**
 * A run in which the text was found.
 *
 * @param project the project of the run
 * @param run the run, as in the list of its project
 * @param matches where it was found first; at least one
 * @param more whether there may be further places
 */
public record SearchHit(String project, ApplicationSummary run, List<SearchMatch> matches, boolean more) {}
