package dev.burr.ui.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Of many names, the few that somebody may have meant who wrote another one. */
final class NearbyNames {

    private static final int MOST = 5;

    private NearbyNames() {}

    /** In words that fit in parentheses behind the name that was not found. */
    static String to(String wanted, Collection<String> names) {
        if (names.isEmpty()) {
            return "there is none";
        }
        String nearest = names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(name -> "'" + TextTable.printable(name) + "'")
                .collect(Collectors.joining(", "));
        return names.size() > MOST ? "nearest of %d: %s".formatted(names.size(), nearest) : "there is " + nearest;
    }

    /** How many characters have to be changed, added or removed; none where one name is a part of the other. */
    static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        if (from.contains(to) || to.contains(from)) {
            return 0;
        }
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
