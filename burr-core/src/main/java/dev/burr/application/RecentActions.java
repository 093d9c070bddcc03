package dev.burr.application;

import java.util.ArrayList;
import java.util.List;

/** The actions that a run took last, and the cycle that they form. */
final class RecentActions {

    private static final int KEPT = 64;
    private static final int SHOWN = 10;

    private final String[] names = new String[KEPT];
    private long count;

    void add(String name) {
        names[(int) (count++ % KEPT)] = name;
    }

    long count() {
        return count;
    }

    /** The shortest cycle at the end that has been gone round at least twice, else the last few. */
    List<String> last() {
        int cycle = cycleLength();
        return latest(cycle > 0 ? cycle : (int) Math.min(count, SHOWN));
    }

    String describe() {
        List<String> last = last();
        String way = String.join(" → ", last);
        return cycleLength() > 0
                ? "It went round %s → %s.".formatted(way, last.get(0))
                : "It ended with %s.".formatted(way);
    }

    private int cycleLength() {
        int known = (int) Math.min(count, KEPT);
        for (int length = 1; 2 * length <= known; length++) {
            if (latest(length).equals(latest(2 * length).subList(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private List<String> latest(int length) {
        List<String> latest = new ArrayList<>(length);
        for (long i = count - length; i < count; i++) {
            latest.add(names[(int) (i % KEPT)]);
        }
        return latest;
    }
}
