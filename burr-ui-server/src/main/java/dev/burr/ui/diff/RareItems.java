package dev.burr.ui.diff;

import dev.burr.ui.diff.ListAlignment.Pair;
import dev.burr.ui.diff.ListAlignment.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that both stretches of two lists have, as few times as possible: once, if there are such. An item that is rare most
 * likely is the same one in both.
 *
 * @param pairs of places, ascending in both lists
 * @param anyCommon whether there is any item that both have, however often
 */
record RareItems(List<Pair> pairs, boolean anyCommon) {

    /** Of what is there more often nobody can say which belongs to which. */
    private static final int MOST_TIMES = 32;

    static RareItems in(Stretch stretch, int[] hashesBefore, int[] hashesAfter) {
        Map<Integer, Places> places = new HashMap<>();
        for (int i = stretch.before(); i < stretch.beforeEnd(); i++) {
            places.computeIfAbsent(hashesBefore[i], hash -> new Places()).before.add(i);
        }
        for (int j = stretch.after(); j < stretch.afterEnd(); j++) {
            Places known = places.get(hashesAfter[j]);
            if (known != null) {
                known.after.add(j);
            }
        }
        Collection<Places> all = places.values();
        int rarest = all.stream().mapToInt(Places::times).min().orElse(Integer.MAX_VALUE);
        if (rarest > MOST_TIMES) {
            return new RareItems(List.of(), rarest < Integer.MAX_VALUE);
        }
        List<Pair> candidates = all.stream()
                .filter(common -> common.times() == rarest)
                .flatMap(common -> common.inOrder().stream())
                .sorted(Comparator.comparingInt(Pair::before))
                .toList();
        return new RareItems(ascending(candidates), true);
    }

    /** The longest choice of pairs that ascend in the second list as they do in the first. */
    private static List<Pair> ascending(List<Pair> pairs) {
        int[] ends = new int[pairs.size()];
        int[] lastOf = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int longest = 0;
        for (int n = 0; n < pairs.size(); n++) {
            int found = Arrays.binarySearch(ends, 0, longest, pairs.get(n).after());
            int length = found < 0 ? -found - 1 : found;
            ends[length] = pairs.get(n).after();
            lastOf[length] = n;
            previous[n] = length == 0 ? -1 : lastOf[length - 1];
            longest = Math.max(longest, length + 1);
        }
        Pair[] chosen = new Pair[longest];
        int n = longest == 0 ? -1 : lastOf[longest - 1];
        for (int place = longest - 1; place >= 0; place--) {
            chosen[place] = pairs.get(n);
            n = previous[n];
        }
        return List.of(chosen);
    }

    /** Where an item is in either list. */
    private static final class Places {

        private final List<Integer> before = new ArrayList<>(1);
        private final List<Integer> after = new ArrayList<>(1);

        int times() {
            return after.isEmpty() ? Integer.MAX_VALUE : Math.max(before.size(), after.size());
        }

        List<Pair> inOrder() {
            List<Pair> pairs = new ArrayList<>();
            for (int n = 0; n < Math.min(before.size(), after.size()); n++) {
                pairs.add(new Pair(before.get(n), after.get(n)));
            }
            return pairs;
        }
    }
}
