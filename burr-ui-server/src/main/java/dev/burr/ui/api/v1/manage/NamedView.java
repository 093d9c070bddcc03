package dev.burr.ui.api.v1.manage;

import java.time.Instant;

/**
 * Filter and order of a list of runs, under a name.
 *
 * @param query the part of the page's address behind the question mark
 */
record NamedView(String id, String name, String query, Instant createdAt, Instant updatedAt) {}
