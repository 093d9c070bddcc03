package dev.burr.ui.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found so far.
 *
 * @param hits the runs, latest activity first
 * @param next where to go on; null when all runs were searched
 * @param searched how many runs this call has looked through
 * @param bytes how many bytes of logs it has read
 * @param problems what could not be searched, in words for a person; not all where there is much
 */
public record SearchResult(
        List<SearchHit> hits, @Nullable SearchPosition next, int searched, long bytes, List<String> problems) {}
