package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.statistics.Spending;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list shows. What is not set lets every run through.
 *
 * @param statuses none for all
 * @param failed whether a step failed, of however many
 */
record ApplicationFilter(
        @Nullable String text,
        List<ApplicationStatus> statuses,
        Partition partition,
        Times times,
        Durations durations,
        @Nullable Boolean failed,
        Actions actions,
        Marks marks,
        Spent spent) {

    private static final ApplicationFilter NOTHING_SET = new ApplicationFilter(
            null,
            List.of(),
            new Partition(null, false),
            new Times(null, null),
            new Durations(null, null),
            null,
            new Actions(null, null),
            new Marks(List.of(), null),
            Spent.ANYTHING);

    /**
     * Whose runs.
     *
     * @param without whether only those of nobody
     */
    record Partition(@Nullable String key, boolean without) {

        boolean matches(ApplicationSummary run) {
            return without ? run.partitionKey() == null : key == null || key.equals(run.partitionKey());
        }
    }

    /** When something happened in a run; both ends included. */
    record Times(@Nullable Instant since, @Nullable Instant until) {

        static Times parse(@Nullable String since, @Nullable String until) {
            return new Times(instant("since", since), instant("until", until));
        }

        boolean matches(ApplicationSummary run) {
            Instant last = run.lastActivity();
            Instant first = run.firstActivity() == null ? last : run.firstActivity();
            return (since == null || (last != null && !last.isBefore(since)))
                    && (until == null || (first != null && !first.isAfter(until)));
        }

        private static @Nullable Instant instant(String parameter, @Nullable String text) {
            try {
                return text == null || text.isEmpty() ? null : Instant.parse(text);
            } catch (DateTimeException malformed) {
                throw ApiException.badRequest(
                        "Parameter '" + parameter + "' is " + ApiException.quoted(text)
                                + ", which is not a time. Write it with its zone, as in 2026-11-23T10:00:00Z.",
                        malformed);
            }
        }
    }

    /** For how long the steps of a run went on, in microseconds; both ends included. */
    record Durations(@Nullable Long least, @Nullable Long most) {

        boolean matches(ApplicationSummary run) {
            return (least == null || run.activeMicros() >= least) && (most == null || run.activeMicros() <= most);
        }
    }

    /**
     * What ran in a run.
     *
     * @param ran in any step; the index tells which runs these are
     * @param last in the step that the run is at
     */
    record Actions(@Nullable String ran, @Nullable String last) {

        static Actions parse(@Nullable String ran, @Nullable String last) {
            return new Actions(ran == null || ran.isEmpty() ? null : ran, last);
        }

        boolean matches(ApplicationSummary run) {
            return last == null || last.equals(run.lastAction());
        }
    }

    /**
     * What was seen in runs, by the server or by people.
     *
     * @param all each of which a run must have
     * @param tag of an annotation
     */
    record Marks(List<ApplicationMark> all, @Nullable String tag) {

        static Marks parse(@Nullable List<String> names, @Nullable String tag) {
            List<String> given = names == null ? List.of() : names;
            return new Marks(
                    given.stream()
                            .map(ApplicationMark::parse)
                            .distinct()
                            .sorted()
                            .toList(),
                    tag == null || tag.isEmpty() ? null : tag);
        }

        boolean matches(ApplicationSummary run, AnnotatedRuns annotated) {
            return (tag == null || annotated.hasTag(run.appId(), tag))
                    && all.stream().allMatch(mark -> has(run, mark, annotated));
        }

        private static boolean has(ApplicationSummary run, ApplicationMark mark, AnnotatedRuns annotated) {
            return switch (mark) {
                case ERROR -> run.failedSteps() > 0;
                case ANNOTATION -> annotated.contains(run.appId());
                case FORK -> run.parent() != null;
                case UNDECLARED -> true;
            };
        }
    }

    /** What was spent on language models, in tokens and in the currency of the prices; all ends included. */
    record Spent(
            @Nullable Long leastTokens,
            @Nullable Long mostTokens,
            @Nullable Double leastCost,
            @Nullable Double mostCost) {

        private static final Spent ANYTHING = new Spent(null, null, null, null);

        /** More than any amount has. */
        private static final int MOST_DIGITS = 40;

        /** The same, with costs as they were given. */
        static Spent parse(
                @Nullable Long leastTokens,
                @Nullable Long mostTokens,
                @Nullable BigDecimal leastCost,
                @Nullable BigDecimal mostCost) {
            return new Spent(leastTokens, mostTokens, cost("minCost", leastCost), cost("maxCost", mostCost));
        }

        private static @Nullable Double cost(String parameter, @Nullable BigDecimal given) {
            if (given == null) {
                return null;
            }
            double cost = given.precision() > MOST_DIGITS ? Double.NaN : given.doubleValue();
            if (!Double.isFinite(cost)) {
                throw ApiException.badRequest("Parameter '" + parameter + "' is "
                        + ApiException.quoted(given.toString())
                        + ", which is no cost of anything: it is too large or too exact. Write it with at most "
                        + MOST_DIGITS + " digits, as in 0.25.");
            }
            return cost;
        }

        /** Whether a run is one of those, as far as it is known: one of an unknown cost costs neither much nor little. */
        boolean matches(@Nullable Spending spending) {
            return spending != null
                    && (leastTokens == null || spending.tokens() >= leastTokens)
                    && (mostTokens == null || spending.tokens() <= mostTokens)
                    && ((leastCost == null && mostCost == null) || matchesCost(spending.cost()));
        }

        private boolean matchesCost(@Nullable Double cost) {
            return cost != null && (leastCost == null || cost >= leastCost) && (mostCost == null || cost <= mostCost);
        }
    }

    ApplicationFilter {
        text = text == null || text.isBlank() ? null : text.trim().toLowerCase(Locale.ROOT);
        statuses = statuses.stream().distinct().sorted().toList();
    }

    /** Whether it is set to nothing, so that nobody need look at the runs. */
    boolean letsAllThrough() {
        return equals(NOTHING_SET);
    }

    /** Whether it asks what runs spent, which only their logs tell. */
    boolean wantsSpending() {
        return !spent.equals(Spent.ANYTHING);
    }

    /** Whether only runs with undeclared writes are wanted: those that match have to be looked through for them. */
    boolean wantsUndeclaredWrites() {
        return marks.all().contains(ApplicationMark.UNDECLARED);
    }

    /** Whether a run in which {@link Actions#ran} ran is one of those, as far as its summary tells. */
    boolean matches(ApplicationSummary run, AnnotatedRuns annotated) {
        return (statuses.isEmpty() || statuses.contains(run.status()))
                && partition.matches(run)
                && times.matches(run)
                && durations.matches(run)
                && (failed == null || failed == (run.failedSteps() > 0))
                && actions.matches(run)
                && marks.matches(run, annotated)
                && (text == null || mentions(run, text));
    }

    private static boolean mentions(ApplicationSummary run, String text) {
        return Stream.of(run.appId(), run.firstInput(), run.lastAction(), run.partitionKey())
                .anyMatch(
                        value -> value != null && value.toLowerCase(Locale.ROOT).contains(text));
    }
}
