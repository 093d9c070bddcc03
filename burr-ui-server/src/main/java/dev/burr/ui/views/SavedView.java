package dev.burr.ui.views;

import java.time.Instant;

/**
 * Filter and order of a list of runs, under a name.
 *
 * @param query the part of the page's address behind the question mark
 */
public record SavedView(String id, String name, String query, Instant createdAt, Instant updatedAt) {}
