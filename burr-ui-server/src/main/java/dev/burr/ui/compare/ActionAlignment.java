package dev.burr.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which steps of two runs belong together: those of the same action, in the order of both, and as many of them as possible. By
 * Myers' greedy algorithm ("An O(ND) difference algorithm and its variations", 1986). Where two runs have little in common it goes
 * on from the furthest place that it has reached, so that its effort is bounded, and says that more might belong together.
 */
final class ActionAlignment {

    static final int NONE = -1;

    private final int[] before;
    private final int[] after;
    private final int mostEdits;
    private final List<Place> common = new ArrayList<>();
    private boolean approximate;

    private ActionAlignment(int[] before, int[] after, int mostEdits) {
        this.before = before;
        this.after = after;
        this.mostEdits = mostEdits;
    }

    /** A place in both lists, {@link #NONE} in that where it has no counterpart. */
    record Place(int a, int b) {}

    /**
     * All items of both lists.
     *
     * @param approximate whether more of them might belong together
     */
    record Result(List<Place> places, boolean approximate) {}

    /** @param mostEdits how many items without a counterpart are looked past at a time; its square bounds the effort */
    static Result of(List<String> before, List<String> after, int mostEdits) {
        Map<String, Integer> numbers = new HashMap<>();
        var alignment = new ActionAlignment(numbered(before, numbers), numbered(after, numbers), mostEdits);
        alignment.align();
        return new Result(alignment.places(), alignment.approximate);
    }

    private static int[] numbered(List<String> names, Map<String, Integer> numbers) {
        return names.stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, fresh -> numbers.size()))
                .toArray();
    }

    private void align() {
        Place from = new Place(0, 0);
        while (from.a < before.length && from.b < after.length) {
            from = new Stretch(from).goOn();
            approximate |= from.a < before.length && from.b < after.length;
        }
    }

    /** What is without a counterpart between two pairs: first that of the one, then that of the other. */
    private List<Place> places() {
        List<Place> all = new ArrayList<>(before.length + after.length - common.size());
        int a = 0;
        int b = 0;
        for (Place pair : common) {
            a = only(all, a, pair.a, true);
            b = only(all, b, pair.b, false);
            all.add(pair);
            a++;
            b++;
        }
        only(all, a, before.length, true);
        only(all, b, after.length, false);
        return all;
    }

    private static int only(List<Place> all, int from, int to, boolean ofA) {
        for (int i = from; i < to; i++) {
            all.add(ofA ? new Place(i, NONE) : new Place(NONE, i));
        }
        return to;
    }

    /** One run of the algorithm, from a place on. */
    private final class Stretch {

        private final Place from;
        private final int width;
        private final int height;
        private final int most;
        private final int[] furthest;
        private final List<int[]> reached = new ArrayList<>();

        Stretch(Place from) {
            this.from = from;
            this.width = before.length - from.a;
            this.height = after.length - from.b;
            this.most = Math.min(mostEdits, width + height);
            this.furthest = new int[2 * most + 3];
        }

        /** Notes what is common up to a place, the end if that is near enough, and returns it. */
        Place goOn() {
            for (int edits = 0; edits <= most; edits++) {
                for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                    int x = reach(edits, diagonal);
                    if (x >= width && x - diagonal >= height) {
                        return note(x, x - diagonal, edits);
                    }
                }
                reached.add(Arrays.copyOfRange(furthest, at(-edits), at(edits) + 1));
            }
            int best = best();
            return note(furthest[at(best)], furthest[at(best)] - best, most);
        }

        private int at(int diagonal) {
            return diagonal + most + 1;
        }

        private int reach(int edits, int diagonal) {
            int left = furthest[at(diagonal - 1)];
            int above = furthest[at(diagonal + 1)];
            boolean down = diagonal == -edits || (diagonal != edits && left < above);
            int x = down ? (edits == 0 ? 0 : above) : left + 1;
            int y = x - diagonal;
            while (x < width && y < height && before[from.a + x] == after[from.b + y]) {
                x++;
                y++;
            }
            furthest[at(diagonal)] = x;
            return x;
        }

        /** The diagonal on which it has come furthest in both lists. */
        private int best() {
            int best = 0;
            int bestSum = -1;
            for (int diagonal = -most; diagonal <= most; diagonal += 2) {
                int x = furthest[at(diagonal)];
                int y = x - diagonal;
                if (x <= width && y >= 0 && y <= height && x + y > bestSum) {
                    best = diagonal;
                    bestSum = x + y;
                }
            }
            return best;
        }

        private Place note(int toX, int toY, int edits) {
            List<Place> backwards = new ArrayList<>();
            int x = toX;
            int y = toY;
            for (int left = edits; left > 0; left--) {
                int diagonal = x - y;
                int[] earlier = reached.get(left - 1);
                boolean down = diagonal == -left
                        || (diagonal != left && earlier[diagonal - 1 + left - 1] < earlier[diagonal + 1 + left - 1]);
                int previous = down ? diagonal + 1 : diagonal - 1;
                int previousX = earlier[previous + left - 1];
                int start = down ? previousX : previousX + 1;
                for (; x > start; x--, y--) {
                    backwards.add(new Place(from.a + x - 1, from.b + y - 1));
                }
                x = previousX;
                y = previousX - previous;
            }
            for (; x > 0; x--, y--) {
                backwards.add(new Place(from.a + x - 1, from.b + y - 1));
            }
            Collections.reverse(backwards);
            common.addAll(backwards);
            return new Place(from.a + toX, from.b + toY);
        }
    }
}
