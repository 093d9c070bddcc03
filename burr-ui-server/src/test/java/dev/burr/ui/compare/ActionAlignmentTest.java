package dev.burr.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.compare.ActionAlignment.Place;
import dev.burr.ui.compare.ActionAlignment.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionAlignmentTest {

    private static final int ENOUGH = 1_000;

    private static List<String> letters(String text) {
        return text == null ? List.of() : List.of(text.split(""));
    }

    private static String drawn(Result result) {
        return String.join(
                " ",
                result.places().stream()
                        .map(place -> (place.a() < 0 ? "-" : place.a()) + ":" + (place.b() < 0 ? "-" : place.b()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0:0 1:1 2:2",
        "abxc, abyc, 0:0 1:1 2:- -:2 3:3",
        "abc, xabc, -:0 0:1 1:2 2:3",
        "ab, '', 0:- 1:-",
        "'', ab, -:0 -:1",
        "abcabc, abc, 0:0 1:1 2:2 3:- 4:- 5:-"
    })
    void pairsStepsOfTheSameAction(String before, String after, String expected) {
        Result result = ActionAlignment.of(
                before.isEmpty() ? List.of() : letters(before), after.isEmpty() ? List.of() : letters(after), ENOUGH);

        assertThat(drawn(result)).isEqualTo(expected);
        assertThat(result.approximate()).isFalse();
    }

    @Test
    void pairsAsManyAsPossible() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<String> before = randomActions(random);
            List<String> after = randomActions(random);

            Result result = ActionAlignment.of(before, after, ENOUGH);

            assertThat(pairs(result)).as("%s %s", before, after).hasSize(longestCommon(before, after));
            assertIsWhole(result, before, after);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void keepsAllStepsWhereItsEffortIsBounded(int mostEdits) {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<String> before = randomActions(random);
            List<String> after = randomActions(random);

            assertIsWhole(ActionAlignment.of(before, after, mostEdits), before, after);
        }
    }

    @Test
    void saysWhenMoreMightBelongTogether() {
        List<String> before = IntStream.range(0, 100).mapToObj(i -> "a" + i).toList();
        List<String> after = Stream.concat(IntStream.range(0, 100).mapToObj(i -> "b" + i), Stream.of("a99"))
                .toList();

        assertThat(ActionAlignment.of(before, after, 10).approximate()).isTrue();
        assertThat(ActionAlignment.of(before, after, ENOUGH).approximate()).isFalse();
    }

    @Test
    void alignsLongRunsOfFewActionsThatDifferInAStep() {
        List<String> cycle = List.of("prompt", "decide", "respond");
        List<String> before =
                IntStream.range(0, 20_000).mapToObj(i -> cycle.get(i % 3)).toList();
        List<String> after = new ArrayList<>(before);
        after.add(50, "retry");

        Result result = ActionAlignment.of(before, after, ENOUGH);

        assertThat(pairs(result)).hasSize(20_000);
        assertThat(result.places().get(50)).isEqualTo(new Place(-1, 50));
    }

    private static List<String> randomActions(Random random) {
        return random.ints(random.nextInt(14), 0, 3)
                .mapToObj(i -> "abc".substring(i, i + 1))
                .toList();
    }

    private static List<Place> pairs(Result result) {
        return result.places().stream()
                .filter(place -> place.a() >= 0 && place.b() >= 0)
                .toList();
    }

    private static void assertIsWhole(Result result, List<String> before, List<String> after) {
        assertThat(result.places().stream().map(Place::a).filter(a -> a >= 0))
                .containsExactlyElementsOf(
                        IntStream.range(0, before.size()).boxed().toList());
        assertThat(result.places().stream().map(Place::b).filter(b -> b >= 0))
                .containsExactlyElementsOf(
                        IntStream.range(0, after.size()).boxed().toList());
        assertThat(pairs(result))
                .allSatisfy(pair -> assertThat(before.get(pair.a())).isEqualTo(after.get(pair.b())));
    }

    private static int longestCommon(List<String> before, List<String> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest[0][0];
    }
}
