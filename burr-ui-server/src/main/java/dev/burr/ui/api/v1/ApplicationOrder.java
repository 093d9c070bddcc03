package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.Choice;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.statistics.Spending;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
        FAILURES,
        TOKENS,
        COST
    }

    /** A run's place in an order. Of times, the seconds and the nanoseconds. */
    record Key(long major, int minor, String appId) {}

    static ApplicationOrder parse(String sort, String order) {
        boolean ascending = order.equals("asc");
        if (!ascending && !order.equals("desc")) {
            throw ApiException.badRequest("Parameter 'order' is " + ApiException.quoted(order)
                    + ", which is not an order. Use 'desc' or 'asc'.");
        }
        return new ApplicationOrder(Choice.of("sort", sort, By.values(), "which runs are not sorted by"), ascending);
    }

    /** Whether it takes what runs spent on language models. */
    boolean wantsSpending() {
        return by == By.TOKENS || by == By.COST;
    }

    /** Whether the runs come in it already. */
    boolean isThatOfTheIndex() {
        return by == By.ACTIVITY && !ascending;
    }

    /** @param spendings by application id, of those runs of which they are known; looked at only where it wants them */
    Key key(ApplicationSummary run, Map<String, Spending> spendings) {
        return switch (by) {
            case ACTIVITY -> key(run.lastActivity(), run);
            case START -> key(run.firstActivity(), run);
            case DURATION -> new Key(run.activeMicros(), 0, run.appId());
            case STEPS -> new Key(run.steps(), 0, run.appId());
            case FAILURES -> new Key(run.failedSteps(), 0, run.appId());
            case TOKENS, COST -> key(spendings.get(run.appId()), run);
        };
    }

    private Key key(@Nullable Instant time, ApplicationSummary run) {
        return time == null ? last(run) : new Key(time.getEpochSecond(), time.getNano(), run.appId());
    }

    private Key key(@Nullable Spending spending, ApplicationSummary run) {
        if (spending == null) {
            return last(run);
        }
        if (by == By.TOKENS) {
            return new Key(spending.tokens(), 0, run.appId());
        }
        Double cost = spending.cost();
        // The bits of numbers that are not negative are in the order of the numbers.
        return cost == null ? last(run) : new Key(Double.doubleToLongBits(cost), 0, run.appId());
    }

    private Key last(ApplicationSummary run) {
        return new Key(ascending ? Long.MAX_VALUE : Long.MIN_VALUE, 0, run.appId());
    }

    int compare(Key one, Key other) {
        int major = Long.compare(one.major, other.major);
        int byValue = major != 0 ? major : Integer.compare(one.minor, other.minor);
        return byValue == 0 ? one.appId.compareTo(other.appId) : ascending ? byValue : -byValue;
    }

    /** The first of some runs in this order, without putting all of them in it. */
    List<ApplicationSummary> first(int count, Stream<ApplicationSummary> runs, Map<String, Spending> spendings) {
        Comparator<Place> order = (one, other) -> compare(one.key(), other.key());
        PriorityQueue<Place> lastOnTop = new PriorityQueue<>(order.reversed());
        runs.map(run -> new Place(run, key(run, spendings))).forEach(place -> {
            if (lastOnTop.size() < count) {
                lastOnTop.add(place);
            } else if (order.compare(place, lastOnTop.element()) < 0) {
                lastOnTop.remove();
                lastOnTop.add(place);
            }
        });
        return lastOnTop.stream().sorted(order).map(Place::run).toList();
    }

    private record Place(ApplicationSummary run, Key key) {}
}
