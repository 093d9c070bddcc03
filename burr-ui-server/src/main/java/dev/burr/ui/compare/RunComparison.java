package dev.burr.ui.compare;

import dev.burr.tracking.Pointer;
import dev.burr.ui.compare.ActionAlignment.Place;
import dev.burr.ui.compare.StepPair.Relation;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side, their steps paired by the order of their actions. Which steps belong together is found out at once, from
 * what the index has; whether they did the same, from their states, for a window of pairs at a time. Not thread-safe.
 */
public final class RunComparison {

    /** As many steps of a run as a list of steps shows. */
    public static final int MOST_STEPS = 20_000;

    private static final int MOST_EDITS = 1_000;
    private static final int MOST_KEYS = 100;

    private final Run a;
    private final Run b;
    private final int shared;
    private final List<Place> places;
    private final boolean approximate;
    private final boolean truncated;
    private final long mostBytes;

    private RunComparison(Run a, Run b, int mostSteps, long mostBytes) {
        this.a = a;
        this.b = b;
        this.mostBytes = mostBytes;
        int sharedOfA = stepsBeforeFork(a, b);
        int sharedOfB = sharedOfA > 0 ? 0 : stepsBeforeFork(b, a);
        this.shared = sharedOfA + sharedOfB;
        var alignment =
                ActionAlignment.of(actions(a, sharedOfA, mostSteps), actions(b, sharedOfB, mostSteps), MOST_EDITS);
        this.approximate = alignment.approximate();
        this.truncated = a.total() - sharedOfA > mostSteps || b.total() - sharedOfB > mostSteps;
        this.places = new ArrayList<>(shared + alignment.places().size());
        IntStream.range(0, shared)
                .mapToObj(i -> sharedOfA > 0 ? new Place(i, ActionAlignment.NONE) : new Place(ActionAlignment.NONE, i))
                .forEach(places::add);
        alignment.places().forEach(place -> places.add(moved(place, sharedOfA, sharedOfB)));
    }

    /**
     * Pairs the steps of two runs.
     *
     * @param mostBytes of the logs about how many a window reads; it has one pair at least
     */
    public static RunComparison of(Run a, Run b, long mostBytes) {
        return new RunComparison(a, b, MOST_STEPS, mostBytes);
    }

    static RunComparison of(Run a, Run b, int mostSteps, long mostBytes) {
        return new RunComparison(a, b, mostSteps, mostBytes);
    }

    /** Number of pairs. */
    public int total() {
        return places.size();
    }

    /** The first of them that are from before a fork. */
    public int shared() {
        return shared;
    }

    /** Whether the runs have so little in common that more of their steps might belong together. */
    public boolean approximate() {
        return approximate;
    }

    /** Whether there are steps beyond those that are compared. */
    public boolean truncated() {
        return truncated;
    }

    /** The pairs behind a place, at most {@code limit}, and fewer where their states are large. */
    public List<StepPair> pairs(int after, int limit) {
        int start = Math.min(after + 1, total());
        int end = (int) Math.min(total(), start + (long) limit);
        SideStates statesOfA = new SideStates(a, firstOf(start, end, true));
        SideStates statesOfB = new SideStates(b, firstOf(start, end, false));
        List<StepPair> pairs = new ArrayList<>();
        long bytes = 0;
        for (int index = start; index < end && (bytes < mostBytes || pairs.isEmpty()); index++) {
            Place place = places.get(index);
            pairs.add(
                    index < shared ? single(index, Relation.SHARED, place) : pair(index, place, statesOfA, statesOfB));
            bytes += index < shared ? 0 : bytes(a, place.a()) + bytes(b, place.b());
        }
        return pairs;
    }

    private StepPair pair(int index, Place place, SideStates statesOfA, SideStates statesOfB) {
        StateChange changeOfA = place.a() < 0 ? StateChange.NONE : statesOfA.change(place.a());
        StateChange changeOfB = place.b() < 0 ? StateChange.NONE : statesOfB.change(place.b());
        if (place.a() < 0 || place.b() < 0) {
            return single(index, place.b() < 0 ? Relation.ONLY_A : Relation.ONLY_B, place);
        }
        StepSummary stepOfA = a.step(place.a());
        StepSummary stepOfB = b.step(place.b());
        boolean ending = stepOfA.status() != stepOfB.status() || !Objects.equals(stepOfA.error(), stepOfB.error());
        List<String> keys = changeOfA == null || changeOfB == null
                ? List.of()
                : changeOfA.differing(changeOfB).stream().limit(MOST_KEYS).toList();
        return new StepPair(
                index, relation(changeOfA, changeOfB, ending || !keys.isEmpty()), stepOfA, stepOfB, keys, ending);
    }

    private static Relation relation(
            @Nullable StateChange changeOfA, @Nullable StateChange changeOfB, boolean different) {
        if (different) {
            return Relation.DIFFERENT;
        }
        return changeOfA == null || changeOfB == null ? Relation.UNKNOWN : Relation.SAME;
    }

    private StepPair single(int index, Relation relation, Place place) {
        return new StepPair(
                index,
                relation,
                place.a() < 0 ? null : a.step(place.a()),
                place.b() < 0 ? null : b.step(place.b()),
                List.of(),
                false);
    }

    /** The first step of a run in a window whose state is needed; its end if there is none. */
    private int firstOf(int start, int end, boolean ofA) {
        return IntStream.range(Math.max(start, shared), Math.max(end, shared))
                .map(index -> ofA ? places.get(index).a() : places.get(index).b())
                .filter(place -> place >= 0)
                .findFirst()
                .orElse((ofA ? a : b).total());
    }

    private static long bytes(Run run, int place) {
        return place < 0 ? 0 : run.bytes(place);
    }

    private static List<String> actions(Run run, int from, int most) {
        return IntStream.range(from, (int) Math.min(run.total(), from + (long) most))
                .mapToObj(run::action)
                .toList();
    }

    private static Place moved(Place place, int byA, int byB) {
        return new Place(place.a() < 0 ? place.a() : place.a() + byA, place.b() < 0 ? place.b() : place.b() + byB);
    }

    /** How many steps of a run are from before another was forked from it, and not in the log of that one. */
    private static int stepsBeforeFork(Run run, Run fork) {
        Pointer parent = fork.metadata().parent();
        if (parent == null
                || parent.sequenceId() == null
                || !parent.appId().equals(run.summary().appId())) {
            return 0;
        }
        long last = parent.sequenceId();
        if (fork.total() > 0 && fork.step(0).sequenceId() <= last) {
            return 0;
        }
        return (int) IntStream.range(0, run.total())
                .takeWhile(i -> run.step(i).sequenceId() <= last)
                .count();
    }
}
