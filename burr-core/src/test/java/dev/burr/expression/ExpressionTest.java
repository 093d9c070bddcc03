package dev.burr.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    enum Mode {
        CHAT,
        CODE
    }

    record Address(String city) {}

    record User(String name, @Nullable Address address, Optional<String> nick) {}

    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Missing(String name) {
            super(name);
        }
    }

    /** Values by name; a missing one is an error. */
    record Values(Map<String, @Nullable Object> values) implements Variables {

        @Override
        public boolean has(String name) {
            return values.containsKey(name);
        }

        @Override
        public @Nullable Object get(String name) {
            if (!has(name)) {
                throw new Missing(name);
            }
            return values.get(name);
        }
    }

    private static final Values VALUES = new Values(values());

    private static Map<String, @Nullable Object> values() {
        var values = new HashMap<String, @Nullable Object>();
        values.put("n", 5);
        values.put("big", Long.MAX_VALUE);
        values.put("x", 2.5);
        values.put("price", new BigDecimal("0.1"));
        values.put("mode", "chat");
        values.put("kind", Mode.CHAT);
        values.put("safe", true);
        values.put("nothing", null);
        values.put("history", List.of("a", "b", "c"));
        values.put("gone", List.of());
        values.put("tags", Set.of("red"));
        values.put("scores", Map.of("a", 1, "b c", 2, "7", 3));
        values.put("deep", Map.of("list", List.of(Map.of("k", 9))));
        values.put("user", new User("Ada", new Address("Paris"), Optional.empty()));
        values.put("smile", "\ud83d\ude00!");
        values.put("größe", 1);
        return values;
    }

    private static boolean holds(String text) {
        return Expression.parse(text).isTrue(VALUES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n == 5",
                "n != 6",
                "n < 10 && mode == 'chat'",
                "n < 10 and mode == \"chat\"",
                "n > 10 || safe",
                "n > 10 or safe",
                "!(n > 10)",
                "not n > 10",
                "not not safe",
                "!safe == false",
                "safe == True and safe == true and safe != False",
                "nothing == null && nothing == None",
                "n == 5.0 && x == 2.5 && price == 0.1",
                "n <= 5 && n >= 5 && !(n < 5) && !(n > 5)",
                "mode > 'boat'",
                "n in [1, 5]",
                "n not in [1, 2]",
                "mode in ['chat', 'code']",
                "n in [n]",
                "'a' in history",
                "history contains 'a'",
                "history not contains 'z'",
                "'red' in tags && 'a' in scores && 'ha' in mode",
                "mode contains 'chat'",
                "nothing is null and nothing is None",
                "n is not null && n is not None",
                "n + 1 == 6 && n - 1 == 4 && n * 2 == 10 && n / 2 == 2.5 && n % 3 == 2",
                "4 / 2 == 2",
                "-n == -5 && - -n == 5 && 0 - n == -5",
                "-7 % 3 == 2 && 7 % -3 == -2 && -7.5 % 2 == 0.5",
                "1 + 2 * 3 == 7 && (1 + 2) * 3 == 9 && 10 - 2 - 3 == 5",
                "big + 1 == 9223372036854775808 && big * big > big && -big - 2 < -big",
                "9007199254740993 > 9007199254740992.0",
                "price + 0.2 == 0.3",
                "0.1 == price && 123456789012345678901234567890 > big",
                "1e3 == 1000 && 1.5E-1 == 0.15 && 2e+0 == 2",
                "history[0] == 'a' && history[-1] == 'c' && history[n - 3] == 'c'",
                "scores['a'] == 1 && scores.a == 1 && scores['b c'] == 2 && scores[7] == 3",
                "deep.list[0].k == 9",
                "user.name == 'Ada' && user['name'] == 'Ada' && user.address.city == 'Paris'",
                "user.nick is null",
                "size(history) == 3 && len(mode) == 4 && size(scores) == 3 && len(tags) == 1",
                "size(smile) == 2 && smile[1] == '!' && len(smile[0]) == 1",
                "empty(gone) && empty('') && empty(nothing) && !empty(history)",
                "kind == 'CHAT' && 'CHAT' == kind && kind != 'CODE'",
                "kind in ['CHAT']",
                "history == ['a', 'b', 'c'] && [1, 2.0] == [1.0, 2]",
                "mode == 5 || 5 != 'chat'",
                "größe == 1",
                "'it\\'s' == \"it's\" && '\\x41\\u0042\\U00000043' == 'ABC' && '\\n\\t\\r\\\\' != ''",
                "true",
                "  n\n==\t5  "
            })
    void holdsTrue(String text) {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n == 6", "n < 10 && mode == 'code'", "n > 10 || !safe", "n == '5'", "false", "safe == 1"})
    void doesNotHold(String text) {
        assertThat(holds(text)).isFalse();
    }

    @Test
    void keepsItsTextAndTellsItsNames() {
        Expression expression = Expression.parse("  user.name == mode && scores[n] > size(mode) ");

        assertThat(expression.text()).isEqualTo("user.name == mode && scores[n] > size(mode)");
        assertThat(expression.names()).containsExactly("user", "mode", "scores", "n");
        assertThat(Expression.parse("size == empty && contains in len").names())
                .containsExactly("size", "empty", "contains", "len");
    }

    @Test
    void leavesOutWhatDoesNotMatterAnyMore() {
        assertThat(holds("n > 10 && missing > 1")).isFalse();
        assertThat(holds("n < 10 || missing > 1")).isTrue();
        assertThat(holds("missing is not null && missing > 1")).isFalse();
    }

    @Test
    void takesWhatIsNotThereForNull() {
        assertThat(holds("missing is null && empty(missing)")).isTrue();
        assertThat(holds("missing.name[0] is null")).isTrue();
        assertThat(holds("scores.z is null && empty(scores.z)")).isTrue();
        assertThat(holds("history[9] is null && gone[-1] is null && mode[9] is null"))
                .isTrue();
        assertThat(holds("nothing.name is null && nothing[0].name is null")).isTrue();
        assertThat(holds("scores.a is not null")).isTrue();
    }

    @Test
    void asksForAMissingValueEverywhereElse() {
        assertThatThrownBy(() -> holds("missing == null")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> holds("size(missing) == 0")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> holds("history[missing] is null")).isInstanceOf(Missing.class);
    }

    @Nested
    class CanNotBeAsked {

        private static void assertFails(String text, String message) {
            assertThatThrownBy(() -> holds(text))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessage(message);
        }

        @Test
        void ofValuesWithoutOrder() {
            assertFails(
                    "mode < n",
                    "mode is a String and n is an Integer, and these have no order. Compare numbers with numbers and text with text.");
            assertFails(
                    "history > 5",
                    "history is a List and 5 is an Integer, and these have no order. Compare numbers with numbers and text with text.");
            assertFails(
                    "nothing < 5",
                    "nothing is null and 5 is an Integer, and these have no order. Compare numbers with numbers and text with text.");
            assertThatThrownBy(() -> holds("kind < 'CODE'")).isInstanceOf(EvaluationException.class);
        }

        @Test
        void whenAnAnswerIsNotTrueOrFalse() {
            assertFails("n", "n is an Integer, not true or false. Compare it with something.");
            assertFails("safe && nothing", "nothing is null, not true or false. Compare it with something.");
            assertFails("!mode", "mode is a String, not true or false. Compare it with something.");
        }

        @Test
        void ofPartsThatAreNotThere() {
            assertFails("user.nmae == 'Ada'", "user is a User, which has no part 'nmae'. It has name, address, nick.");
            assertFails("user.nmae is null", "user is a User, which has no part 'nmae'. It has name, address, nick.");
            assertFails(
                    "scores.z == 1",
                    "scores is a Map, which has no part 'z'. Ask whether it is null first, as in a.b is not null && a.b > 1.");
            assertFails(
                    "history[3] == 'd'",
                    "history is a List, which has no part 3. It has 3 elements; ask for size(…) first.");
            assertFails(
                    "history[n] == 'd'",
                    "history is a List, which has no part n (an Integer). It has 3 elements; ask for size(…) first.");
            assertFails(
                    "n.name == 1",
                    "n is an Integer, which has no part 'name'. Only maps, records, lists and text have parts.");
            assertFails(
                    "kind.name is null",
                    "kind is a Mode, which has no part 'name'. Only maps, records, lists and text have parts.");
            assertFails(
                    "nothing.name == 1",
                    "nothing is null, which has no part 'name'. Only maps, records, lists and text have parts.");
        }

        @Test
        void whatOnlyOtherTypesHave() {
            assertFails(
                    "size(n) == 1", "n is an Integer, which has no size. Only text, lists, sets and maps have one.");
            assertFails(
                    "empty(n)",
                    "n is an Integer, which can't be empty. Only text, lists, sets and maps can, and what is null.");
            assertFails("mode + 1 == 2", "mode is a String, not a number. Only numbers can be calculated with.");
            assertFails("-mode == 2", "mode is a String, not a number. Only numbers can be calculated with.");
            assertFails(
                    "5 in mode", "mode is a String, in which 5 can't be: it is an Integer. Only text can be in text.");
            assertThatThrownBy(() -> holds("'a' in n")).isInstanceOf(EvaluationException.class);
        }

        @Test
        void toDivideByZero() {
            assertFails(
                    "n / (n - 5) > 1",
                    "n - 5 is 0, and n / (n - 5) divides by it. Ask whether it is 0 first, as in n != 0 && m / n > 1.");
            assertThatThrownBy(() -> holds("x % 0.0 == 1")).isInstanceOf(EvaluationException.class);
        }

        @Test
        void ofNumbersThatWouldNeverEnd() {
            var extreme = new Values(Map.of("d", new BigDecimal("1e2147483647"), "e", new BigDecimal("1e-999999999")));

            assertThat(Expression.parse("d + 1 > e + 1").isTrue(extreme)).isTrue();
            assertThatThrownBy(() -> Expression.parse("d * d > 1").isTrue(extreme))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessage("d * d is out of the range of numbers. Compare something smaller.");
            assertThatThrownBy(() -> Expression.parse("d % 7 == 1").isTrue(extreme))
                    .isInstanceOf(EvaluationException.class);
        }
    }

    @Test
    void reachesNothingOfAClassButItsComponents() {
        for (String member : List.of("class", "getClass", "toString", "hashCode", "ordinal", "bytes", "value")) {
            for (String value : List.of("user", "kind", "mode", "n", "safe")) {
                assertThatThrownBy(() -> holds(value + "." + member + " == 1")).isInstanceOf(EvaluationException.class);
            }
        }
    }

    @Test
    void findsAnElementOfAnyTypeOfList() {
        var values = new Values(Map.of("l", Arrays.asList(1, null, 2.0)));

        assertThat(Expression.parse("l[1] is null && l[2] == 2 && null in l && 2 in l")
                        .isTrue(values))
                .isTrue();
    }
}
