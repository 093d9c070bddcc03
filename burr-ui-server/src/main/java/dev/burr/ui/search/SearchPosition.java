package dev.burr.ui.search;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far a search has come: behind a run, or at a place in its log. Runs that come or move up meanwhile shift nothing.
 *
 * @param activity of the run, null if it had none
 * @param logPosition the place in its log; {@link #WHOLE} when it was searched to its end
 */
public record SearchPosition(@Nullable Instant activity, String project, String appId, long logPosition) {

    /** Instead of a place in a log. */
    public static final long WHOLE = -1;

    /** Latest activity first. */
    static final Comparator<SearchPosition> ORDER = Comparator.comparing(
                    SearchPosition::activity, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed()
            .thenComparing(SearchPosition::project)
            .thenComparing(SearchPosition::appId);
}
