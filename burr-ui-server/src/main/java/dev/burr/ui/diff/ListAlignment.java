package dev.burr.ui.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which items of two lists belong together.
 *
 * <p>Equal items at both ends are paired first. What is left in the middle is aligned along its longest common subsequence. Where
 * that would take too long, rare items that both have split it into shorter stretches; where there are none, items are paired
 * in order, and the effort says that it was too little. Unequal items between two equal ones are paired in order.
 */
final class ListAlignment {

    private static final int NONE = -1;

    /** Lists that go on falling apart are made for that. */
    private static final int DEEPEST = 100;

    private final List<?> before;
    private final List<?> after;
    private final int[] hashesBefore;
    private final int[] hashesAfter;
    private final AlignmentEffort effort;
    private final List<Pair> pairs = new ArrayList<>();

    private ListAlignment(List<?> before, List<?> after, AlignmentEffort effort) {
        this.before = before;
        this.after = after;
        this.hashesBefore = hashes(before);
        this.hashesAfter = hashes(after);
        this.effort = effort;
    }

    /** Places in both lists, in order; {@code -1} where an item has no counterpart. Pairs of equal items are left out. */
    static List<Pair> of(List<?> before, List<?> after, AlignmentEffort effort) {
        ListAlignment alignment = new ListAlignment(before, after, effort);
        alignment.align(new Stretch(0, before.size(), 0, after.size()), 0);
        return alignment.pairs;
    }

    record Pair(int before, int after) {}

    /** A stretch of either list; the ends are exclusive. */
    record Stretch(int before, int beforeEnd, int after, int afterEnd) {

        long cells() {
            return (long) (beforeEnd - before) * (afterEnd - after);
        }
    }

    private void align(Stretch whole, int depth) {
        Stretch middle = withoutEqualEnds(whole);
        if (effort.take(middle.cells())) {
            alongCommonItems(middle);
            return;
        }
        RareItems rare = RareItems.in(middle, hashesBefore, hashesAfter);
        List<Pair> anchors = rare.pairs().stream()
                .filter(pair -> equal(pair.before(), pair.after()))
                .toList();
        if (anchors.isEmpty() || depth == DEEPEST) {
            if (rare.anyCommon()) {
                effort.giveUp();
            }
            gap(middle);
            return;
        }
        int nextBefore = middle.before;
        int nextAfter = middle.after;
        for (Pair anchor : anchors) {
            align(new Stretch(nextBefore, anchor.before(), nextAfter, anchor.after()), depth + 1);
            nextBefore = anchor.before() + 1;
            nextAfter = anchor.after() + 1;
        }
        align(new Stretch(nextBefore, middle.beforeEnd, nextAfter, middle.afterEnd), depth + 1);
    }

    private Stretch withoutEqualEnds(Stretch whole) {
        int start = 0;
        int shorter = Math.min(whole.beforeEnd - whole.before, whole.afterEnd - whole.after);
        while (start < shorter && equal(whole.before + start, whole.after + start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && equal(whole.beforeEnd - 1 - end, whole.afterEnd - 1 - end)) {
            end++;
        }
        return new Stretch(whole.before + start, whole.beforeEnd - end, whole.after + start, whole.afterEnd - end);
    }

    private void alongCommonItems(Stretch middle) {
        int[][] longest = longestCommonSubsequences(middle);
        int i = middle.before;
        int j = middle.after;
        int gapBefore = i;
        int gapAfter = j;
        while (i < middle.beforeEnd && j < middle.afterEnd) {
            if (equal(i, j)) {
                gap(new Stretch(gapBefore, i, gapAfter, j));
                gapBefore = ++i;
                gapAfter = ++j;
            } else if (longest[i + 1 - middle.before][j - middle.after]
                    >= longest[i - middle.before][j + 1 - middle.after]) {
                i++;
            } else {
                j++;
            }
        }
        gap(new Stretch(gapBefore, middle.beforeEnd, gapAfter, middle.afterEnd));
    }

    private int[][] longestCommonSubsequences(Stretch middle) {
        int rows = middle.beforeEnd - middle.before;
        int columns = middle.afterEnd - middle.after;
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = equal(middle.before + i, middle.after + j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private void gap(Stretch gap) {
        int paired = Math.min(gap.beforeEnd - gap.before, gap.afterEnd - gap.after);
        for (int n = 0; n < paired; n++) {
            pairs.add(new Pair(gap.before + n, gap.after + n));
        }
        for (int i = gap.before + paired; i < gap.beforeEnd; i++) {
            pairs.add(new Pair(i, NONE));
        }
        for (int j = gap.after + paired; j < gap.afterEnd; j++) {
            pairs.add(new Pair(NONE, j));
        }
    }

    private boolean equal(int i, int j) {
        return hashesBefore[i] == hashesAfter[j] && Objects.equals(before.get(i), after.get(j));
    }

    /** Computed once: an item is compared with many others, and most of them differ. */
    private static int[] hashes(List<?> items) {
        return items.stream().mapToInt(Objects::hashCode).toArray();
    }
}
