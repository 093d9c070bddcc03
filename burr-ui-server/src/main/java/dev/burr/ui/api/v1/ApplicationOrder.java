package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.ApplicationSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of runs. Runs that do not have what they are sorted by come last either way, equal ones by their id.
 *
 * @param by what they are sorted by
 * @param ascending whether the smallest comes first
 */
record ApplicationOrder(By by, boolean ascending) {

    /** What runs can be sorted by. */
    enum By {
        ACTIVITY,
        START,
        DURATION,
        STEPS,
        FAILURES
    }

    /** A run's place in an order. Of times, the seconds and the nanoseconds. */
    record Key(long major, int minor, String appId) {}

    static ApplicationOrder parse(String sort, String order) {
        boolean ascending = order.equals("asc");
        if (!ascending && !order.equals("desc")) {
            throw ApiException.badRequest("Parameter 'order' is " + ApiException.quoted(order)
                    + ", which is not an order. Use 'desc' or 'asc'.");
        }
        for (By by : By.values()) {
            if (by.name().toLowerCase(Locale.ROOT).equals(sort)) {
                return new ApplicationOrder(by, ascending);
            }
        }
        throw ApiException.badRequest("Parameter 'sort' is " + ApiException.quoted(sort)
                + ", which runs are not sorted by. Use 'activity', 'start', 'duration', 'steps' or 'failures'.");
    }

    /** Whether the runs come in it already. */
    boolean isThatOfTheIndex() {
        return by == By.ACTIVITY && !ascending;
    }

    Key key(ApplicationSummary run) {
        return switch (by) {
            case ACTIVITY -> key(run.lastActivity(), run);
            case START -> key(run.firstActivity(), run);
            case DURATION -> new Key(run.activeMicros(), 0, run.appId());
            case STEPS -> new Key(run.steps(), 0, run.appId());
            case FAILURES -> new Key(run.failedSteps(), 0, run.appId());
        };
    }

    private Key key(@Nullable Instant time, ApplicationSummary run) {
        return time == null
                ? new Key(ascending ? Long.MAX_VALUE : Long.MIN_VALUE, 0, run.appId())
                : new Key(time.getEpochSecond(), time.getNano(), run.appId());
    }

    int compare(Key one, Key other) {
        int major = Long.compare(one.major, other.major);
        int byValue = major != 0 ? major : Integer.compare(one.minor, other.minor);
        return byValue == 0 ? one.appId.compareTo(other.appId) : ascending ? byValue : -byValue;
    }

    /** The first of some runs in this order, without putting all of them in it. */
    List<ApplicationSummary> first(int count, Stream<ApplicationSummary> runs) {
        Comparator<ApplicationSummary> order = (one, other) -> compare(key(one), key(other));
        PriorityQueue<ApplicationSummary> lastOnTop = new PriorityQueue<>(order.reversed());
        runs.forEach(run -> {
            if (lastOnTop.size() < count) {
                lastOnTop.add(run);
            } else if (order.compare(run, lastOnTop.element()) < 0) {
                lastOnTop.remove();
                lastOnTop.add(run);
            }
        });
        List<ApplicationSummary> first = new ArrayList<>(lastOnTop);
        first.sort(order);
        return first;
    }
}
