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
    void pairsLongListsWithNothingInCommon() {
        ValueDiff diff = compared(numbers(0, 3000), numbers(-3000, 0));

        assertThat(diff.changes()).hasSize(3000).allMatch(change -> change.kind() == ValueChange.Kind.CHANGED);
        assertThat(diff.approximate()).isFalse();
    }

    @Test
    void alignsLongListsAlongItemsThatAreThereOnce() {
        List<Object> before = new ArrayList<>(numbers(0, 20_000));
        List<Object> after = new ArrayList<>(before);
        after.set(0, "first");
        after.remove(5_000);
        after.addAll(10_000, List.of("new", "items"));
        after.set(after.size() - 1, "last");

        ValueDiff diff = compared(before, after);

        assertThat(diff.changes().stream().map(ValueDiffTest::text))
                .containsExactly("~ 0 0 first", "- 5000 5000", "+ 10000 new", "+ 10001 items", "~ 20000 19999 last");
        assertThat(diff.approximate()).isFalse();
    }

    /** Each is there ten times, and so none of them alone says where it belongs. */
    @Test
    void alignsLongListsAlongItemsThatAreThereAFewTimes() {
        List<Object> before = new ArrayList<>();
        for (int time = 0; time < 10; time++) {
            before.addAll(numbers(0, 400));
        }
        List<Object> after = new ArrayList<>(before);
        after.set(0, "first");
        after.add(2_000, "new");
        after.set(after.size() - 1, "last");

        ValueDiff diff = compared(before, after);

        assertThat(diff.changes().stream().map(ValueDiffTest::text))
                .containsExactly("~ 0 0 first", "+ 2000 new", "~ 4000 399 last");
    }

    @Test
    void saysWhenListsAreTooAlikeToAlign() {
        List<Object> before = new ArrayList<>();
        List<Object> after = new ArrayList<>();
        for (int n = 0; n < 3_000; n++) {
            before.add(n % 2 == 0 ? "a" : "b");
            after.add(n % 3 == 0 ? "b" : "a");
        }

        assertThat(compared(before, after).approximate()).isTrue();
    }

    private static List<Integer> numbers(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }

    private static ValueDiff compared(List<?> before, List<?> after) {
        ValueDiff diff = new ValueDiff(100_000, 10_000_000);
        diff.compare(before, after);
        return diff;
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

    /** The same where lists are too long for a table, with few values and with many. */
    @ParameterizedTest
    @ValueSource(ints = {3, 60, 2_000, 100_000})
    void leadsFromOneLongListToTheOther(int values) {
        Random random = new Random(values);
        List<Integer> before =
                Stream.generate(() -> random.nextInt(values)).limit(4_000).toList();
        List<Integer> after = new ArrayList<>(before);
        for (int n = 0; n < 300; n++) {
            after.remove(random.nextInt(after.size()));
            after.add(random.nextInt(after.size()), random.nextInt(values));
        }

        assertThat(applied(before, compared(before, after).changes())).isEqualTo(after);
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
