package dev.burr.ui.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueDiffTest {

    @Test
    void findsNothingBetweenEqualValues() {
        assertThat(diff(Map.of("a", List.of(1, Map.of("b", 2))), Map.of("a", List.of(1, Map.of("b", 2)))))
                .isEmpty();
    }

    @Test
    void namesAddedRemovedAndChangedKeys() {
        assertThat(diff(Map.of("kept", 1, "gone", 2, "other", 3), Map.of("kept", 1, "new", 4, "other", 5)))
                .containsExactlyInAnyOrder("- gone 2", "+ new 4", "~ other 3 5");
    }

    @Test
    void tellsNullFromAbsence() {
        Map<String, @Nullable Object> withNull = new HashMap<>();
        withNull.put("a", null);

        assertThat(diff(Map.of(), withNull)).containsExactly("+ a null");
        assertThat(diff(withNull, Map.of())).containsExactly("- a null");
        assertThat(diff(withNull, Map.of("a", 1))).containsExactly("~ a null 1");
    }

    @Test
    void showsAnAppendedItemAsOneAddedItem() {
        assertThat(diff(List.of("a", "b"), List.of("a", "b", "c"))).containsExactly("+ 2 c");
    }

    @Test
    void showsAnItemInFrontAsOneAddedItem() {
        assertThat(diff(List.of("a", "b"), List.of("x", "a", "b"))).containsExactly("+ 0 x");
    }

    @Test
    void showsRemovedItemsAtTheirOldPlaces() {
        assertThat(diff(List.of("a", "b", "c", "d"), List.of("a", "d"))).containsExactly("- 1 b", "- 2 c");
    }

    @Test
    void looksIntoAnItemThatChanged() {
        assertThat(diff(
                        List.of(Map.of("id", 1, "text", "old"), Map.of("id", 2)),
                        List.of(Map.of("id", 1, "text", "new"), Map.of("id", 2))))
                .containsExactly("~ 0.text old new");
    }

    @Test
    void alignsTheMiddleAlongCommonItems() {
        assertThat(diff(List.of("a", "b", "c", "d", "e"), List.of("a", "x", "c", "y", "e")))
                .containsExactly("~ 1 b x", "~ 3 d y");
        assertThat(diff(List.of("s", "b", "c", "t"), List.of("s", "c", "q", "t")))
                .containsExactly("- 1 b", "+ 2 q");
    }

    @Test
    void pairsListsThatAreTooLongToAlign() {
        List<Integer> before = IntStream.range(0, 3000).boxed().toList();
        List<Integer> after = IntStream.range(0, 3000).map(n -> -1 - n).boxed().toList();

        ValueDiff diff = new ValueDiff(10_000, 1_000_000);
        diff.compare(before, after);

        assertThat(diff.changes()).hasSize(3000).allMatch(change -> change.kind() == ValueChange.Kind.CHANGED);
    }

    @Test
    void stopsAtTheBoundOfChanges() {
        ValueDiff diff = new ValueDiff(3, 1_000_000);

        diff.compare(List.of(), List.of(1, 2, 3, 4));

        assertThat(diff.changes()).hasSize(3);
        assertThat(diff.truncated()).isTrue();
    }

    @Test
    void stopsAtTheBoundOfCharacters() {
        ValueDiff diff = new ValueDiff(1000, 100);

        diff.compare(Map.of(), new LinkedHashMap<>(Map.of("long", "x".repeat(200))));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.truncated()).isTrue();
    }

    /** Whatever the lists are: taking out what was removed and putting in what was added gives the other list. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void leadsFromOneListToTheOther(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 200; n++) {
            List<Integer> before = randomList(random);
            List<Integer> after = randomList(random);
            ValueDiff diff = new ValueDiff(1000, 1_000_000);
            diff.compare(before, after);

            assertThat(applied(before, diff.changes())).isEqualTo(after);
        }
    }

    private static List<Integer> randomList(Random random) {
        return Stream.generate(() -> random.nextInt(4)).limit(random.nextInt(8)).toList();
    }

    /** Removals first, from the back, at their places before; then the rest in ascending places after. */
    private static List<Object> applied(List<?> before, List<ValueChange> changes) {
        List<Object> list = new ArrayList<>(before);
        changes.stream()
                .filter(change -> change.kind() == ValueChange.Kind.REMOVED)
                .map(change -> (Integer) change.path().get(0))
                .sorted(Collections.reverseOrder())
                .forEach(place -> list.remove((int) place));
        changes.stream()
                .filter(change -> change.kind() != ValueChange.Kind.REMOVED)
                .sorted(Comparator.comparing(change -> (Integer) change.path().get(0)))
                .forEach(change -> {
                    int place = (Integer) change.path().get(0);
                    if (change.kind() == ValueChange.Kind.ADDED) {
                        list.add(place, change.after());
                    } else {
                        assertThat(list.set(place, change.after())).isEqualTo(change.before());
                    }
                });
        return list;
    }

    private static List<String> diff(Object before, Object after) {
        ValueDiff diff = new ValueDiff(1000, 1_000_000);
        diff.compare(before, after);
        assertThat(diff.truncated()).isFalse();
        return diff.changes().stream().map(ValueDiffTest::text).toList();
    }

    private static String text(ValueChange change) {
        String path =
                String.join(".", change.path().stream().map(String::valueOf).toList());
        return switch (change.kind()) {
            case ADDED -> "+ " + path + " " + change.after();
            case REMOVED -> "- " + path + " " + change.before();
            case CHANGED -> "~ " + path + " " + change.before() + " " + change.after();
        };
    }
}
