package dev.burr.ui.index;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of a list of runs: latest activity first, runs without any last, equal ones by id. */
public final class RunOrder {

    static final Comparator<ApplicationSummary> NEWEST_FIRST =
            (one, other) -> compare(one.lastActivity(), one.appId(), other.lastActivity(), other.appId());

    private RunOrder() {}

    /** Negative if the run with the first time and id comes before the run with the second. */
    public static int compare(
            @Nullable Instant activity, String appId, @Nullable Instant otherActivity, String otherAppId) {
        Instant mine = activity == null ? Instant.MIN : activity;
        Instant others = otherActivity == null ? Instant.MIN : otherActivity;
        int byTime = others.compareTo(mine);
        return byTime != 0 ? byTime : appId.compareTo(otherAppId);
    }
}
