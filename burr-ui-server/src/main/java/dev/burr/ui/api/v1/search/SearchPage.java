package dev.burr.ui.api.v1.search;

import dev.burr.ui.search.SearchHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs that have a text.
 *
 * @param hits may be none although there are more to come: time was up
 * @param nextCursor to look on; null when all runs were looked through
 * @param searched number of runs that this answer has looked through
 * @param bytes number of bytes of their logs that were read
 * @param problems what could not be searched, as sentences
 */
record SearchPage(List<SearchHit> hits, @Nullable String nextCursor, int searched, long bytes, List<String> problems) {}
