package dev.burr.ui.api.v1;

import dev.burr.ui.index.Indexing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of actions that ran in the runs of a project.
 *
 * @param actions sorted
 * @param total how many there are, also those that are not among these
 * @param indexing how far the server has come with reading the project for the first time; null when that is done
 */
record ActionList(List<String> actions, int total, @Nullable Indexing indexing) {}
