package dev.burr.ui.index;

/**
 * How far a list is from being complete. What is there is right, and the newest come first.
 *
 * @param done number of runs that were read
 * @param total number of runs that there are
 */
public record Indexing(int done, int total) {}
