package dev.burr.ui.api.v1;

import java.util.List;

/**
 * Names of actions that ran in the runs of a project.
 *
 * @param actions sorted
 * @param total how many there are, also those that are not among these
 */
record ActionList(List<String> actions, int total) {}
