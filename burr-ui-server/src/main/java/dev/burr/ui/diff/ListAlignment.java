package dev.burr.ui.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which items of two lists belong together.
 *
 * <p>Equal items at both ends are paired first. What is left in the middle is aligned along its longest common
 * subsequence, unless it is too long for that; unequal items between two anchors are paired in order.
 */
final class ListAlignment {

    /** Cells of the table that the middle may cost: 1,000 items against 1,000. */
    private static final long MOST_CELLS = 1_000_000;

    private static final int NONE = -1;

    private final List<?> before;
    private final List<?> after;
    private final int[] hashesBefore;
    private final int[] hashesAfter;
    private final List<Pair> pairs = new ArrayList<>();

    private ListAlignment(List<?> before, List<?> after) {
        this.before = before;
        this.after = after;
        this.hashesBefore = hashes(before);
        this.hashesAfter = hashes(after);
    }

    /** Places in both lists, in order; {@code -1} where an item has no counterpart. Pairs of equal items are left out. */
    static List<Pair> of(List<?> before, List<?> after) {
        ListAlignment alignment = new ListAlignment(before, after);
        alignment.align();
        return alignment.pairs;
    }

    private void align() {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && equal(start, start)) {
            start++;
        }
        int fromEnd = 0;
        while (fromEnd < shorter - start && equal(before.size() - 1 - fromEnd, after.size() - 1 - fromEnd)) {
            fromEnd++;
        }
        int beforeEnd = before.size() - fromEnd;
        int afterEnd = after.size() - fromEnd;
        long cells = (long) (beforeEnd - start) * (afterEnd - start);
        if (cells > MOST_CELLS) {
            gap(start, beforeEnd, start, afterEnd);
        } else {
            alongCommonItems(start, beforeEnd, afterEnd);
        }
    }

    private void alongCommonItems(int start, int beforeEnd, int afterEnd) {
        int[][] longest = longestCommonSubsequences(start, beforeEnd, afterEnd);
        int i = start;
        int j = start;
        int gapBefore = i;
        int gapAfter = j;
        while (i < beforeEnd && j < afterEnd) {
            if (equal(i, j)) {
                gap(gapBefore, i, gapAfter, j);
                gapBefore = ++i;
                gapAfter = ++j;
            } else if (longest[i + 1 - start][j - start] >= longest[i - start][j + 1 - start]) {
                i++;
            } else {
                j++;
            }
        }
        gap(gapBefore, beforeEnd, gapAfter, afterEnd);
    }

    private int[][] longestCommonSubsequences(int start, int beforeEnd, int afterEnd) {
        int rows = beforeEnd - start;
        int columns = afterEnd - start;
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = equal(start + i, start + j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private void gap(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
        int paired = Math.min(beforeEnd - beforeStart, afterEnd - afterStart);
        for (int n = 0; n < paired; n++) {
            pairs.add(new Pair(beforeStart + n, afterStart + n));
        }
        for (int i = beforeStart + paired; i < beforeEnd; i++) {
            pairs.add(new Pair(i, NONE));
        }
        for (int j = afterStart + paired; j < afterEnd; j++) {
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

    record Pair(int before, int after) {}
}
