package dev.burr.core;

import static dev.burr.core.Condition.contains;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Condition.gt;
import static dev.burr.core.Condition.gte;
import static dev.burr.core.Condition.in;
import static dev.burr.core.Condition.isNotNull;
import static dev.burr.core.Condition.isNull;
import static dev.burr.core.Condition.lt;
import static dev.burr.core.Condition.lte;
import static dev.burr.core.Condition.ne;
import static dev.burr.core.Condition.not;
import static dev.burr.core.Condition.notIn;
import static dev.burr.core.Condition.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyConditionTest {

    enum Priority {
        LOW,
        @JsonProperty("urgent")
        HIGH
    }

    private static boolean holds(Condition condition, Object value) {
        return condition.test(State.of("x", value));
    }

    @Test
    void isNamedAsBurrNamesIt() {
        assertThat(eq("safe", true).name()).isEqualTo("safe=True");
        assertThat(eq("z", null).name()).isEqualTo("z=None");
        assertThat(eq("s", "it's").name()).isEqualTo("s=it's");
        assertThat(eq("l", List.of("a", 1)).name()).isEqualTo("l=['a', 1]");
        assertThat(ne("b", false).name()).isEqualTo("b!=False");
        assertThat(lt("n", 5).name()).isEqualTo("n<5");
        assertThat(lte("s", "a").name()).isEqualTo("s<='a'");
        assertThat(gt("f", 1.0).name()).isEqualTo("f>1.0");
        assertThat(gte("n", 5L).name()).isEqualTo("n>=5");
        assertThat(in("s", "a", null).name()).isEqualTo("s in ['a', None]");
        assertThat(notIn("s", Set.of("it's")).name()).isEqualTo("s not in [\"it's\"]");
        assertThat(contains("l", 1).name()).isEqualTo("l contains 1");
        assertThat(isNull("z").name()).isEqualTo("z is None");
        assertThat(isNotNull("z").name()).isEqualTo("z is not None");
        assertThat(ne("mode", Priority.LOW).name()).isEqualTo("mode!='LOW'");
    }

    @Test
    void readsItsKey() {
        assertThat(lt("n", 5).keys()).containsExactly("n");
        assertThatThrownBy(() -> lt("n", 5).test(State.of("m", 1)))
                .isInstanceOf(MissingKeyException.class)
                .hasMessageStartingWith("State has no key 'n'");
    }

    @Nested
    class Ordering {

        @Test
        void comparesNumbersOfAnyType() {
            assertThat(holds(lt("x", 5), 4.9)).isTrue();
            assertThat(holds(lt("x", 5), 5)).isFalse();
            assertThat(holds(lte("x", 5L), 5)).isTrue();
            assertThat(holds(gt("x", 5), new BigDecimal("5.0000000000000000001")))
                    .isTrue();
            assertThat(holds(gte("x", BigInteger.TWO.pow(64)), Long.MAX_VALUE)).isFalse();
            assertThat(holds(lt("x", 9_007_199_254_740_993L), 9_007_199_254_740_992.0))
                    .isTrue();
        }

        @Test
        void comparesText() {
            assertThat(holds(lt("x", "b"), "a")).isTrue();
            assertThat(holds(gte("x", "b"), "a")).isFalse();
        }

        @Test
        void comparesReloadedValuesAsTheTypeOfItsOwn() {
            var newYear = gt("x", Instant.parse("2026-01-01T00:00:00Z"));

            assertThat(holds(newYear, Instant.parse("2026-01-01T00:00:01Z"))).isTrue();
            assertThat(holds(newYear, "2025-12-31T23:59:59Z")).isFalse();
            assertThat(holds(gte("x", Priority.LOW), "urgent")).isTrue();
            assertThat(holds(lt("x", Priority.HIGH), Priority.LOW)).isTrue();
        }

        @Test
        void namesKeyTypesAndConditionWhenTheyAreUnlike() {
            assertThatThrownBy(() -> holds(lt("x", 5), "4"))
                    .isInstanceOf(ConditionFailedException.class)
                    .hasMessage(
                            "Condition 'x<5' can't be asked: key 'x' is a String and has no order with an Integer. Compare it with a value of its own type.")
                    .returns("x<5", e -> ((ConditionFailedException) e).condition());
            assertThatThrownBy(() -> holds(gt("x", "a"), null)).hasMessageContaining("key 'x' is null");
            assertThatThrownBy(() -> holds(gt("x", 0), true)).hasMessageContaining("key 'x' is a Boolean");
            assertThatThrownBy(() -> holds(gt("x", Priority.LOW), "high")).hasMessageContaining("key 'x' is a String");
        }

        @Test
        void neverHoldsForWhatIsNotANumber() {
            assertThat(holds(lt("x", 5), Double.NaN)).isFalse();
            assertThat(holds(gte("x", 5), Double.NaN)).isFalse();
        }

        @Test
        void refusesAValueWithoutOrder() {
            assertThatThrownBy(() -> lt("x", List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Key 'x' can't be compared by < with a List, which has no order. Use a number, text, a time or a constant of an enum.");
        }
    }

    @Nested
    class Membership {

        @Test
        void findsTheValueAmongThose() {
            assertThat(holds(in("x", 1, 2), 2L)).isTrue();
            assertThat(holds(in("x", 1, 2), "2")).isFalse();
            assertThat(holds(in("x", List.of("a", "b")), "b")).isTrue();
            assertThat(holds(in("x", Priority.HIGH), "urgent")).isTrue();
            assertThat(holds(in("x", "a", null), null)).isTrue();
            assertThat(holds(in("x"), 1)).isFalse();
            assertThat(holds(notIn("x", 1, 2), 3)).isTrue();
            assertThat(holds(notIn("x", Set.of(1, 2)), 1)).isFalse();
        }

        @Test
        void doesNotSeeWhatBecomesOfACollection() {
            var values = new ArrayList<>(List.of("a"));
            var condition = in("x", values);

            values.clear();

            assertThat(holds(condition, "a")).isTrue();
        }

        @Test
        void findsAnElementInTheValue() {
            assertThat(holds(contains("x", 1), List.of(0, 1L))).isTrue();
            assertThat(holds(contains("x", "a"), Set.of("b"))).isFalse();
            assertThat(holds(contains("x", "a"), Map.of("a", 1))).isTrue();
            assertThat(holds(contains("x", "b"), "abc")).isTrue();
            assertThat(holds(contains("x", null), Arrays.asList(1, null))).isTrue();
        }

        @Test
        void namesKeyAndTypesWhereNothingCanBeIn() {
            assertThatThrownBy(() -> holds(contains("x", 1), "abc"))
                    .isInstanceOf(ConditionFailedException.class)
                    .hasMessage(
                            "Condition 'x contains 1' can't be asked: key 'x' is a String, which can't contain an Integer. Ask it of a list, a set, a map, or of text for text.");
            assertThatThrownBy(() -> holds(contains("x", 1), null)).hasMessageContaining("key 'x' is null");
        }
    }

    @Test
    void takesWhatIsNotThereForNull() {
        assertThat(isNull("x").test(State.empty())).isTrue();
        assertThat(isNull("x").test(State.of("x", null))).isTrue();
        assertThat(isNull("x").test(State.of("x", 0))).isFalse();
        assertThat(isNotNull("x").test(State.empty())).isFalse();
        assertThat(isNotNull("x").test(State.of("x", 0))).isTrue();
    }

    @Test
    void takesAConstantForItsName() {
        assertThat(holds(eq("x", "LOW"), Priority.LOW)).isTrue();
        assertThat(holds(eq("x", Priority.HIGH), "urgent")).isTrue();
        assertThat(holds(eq("x", Priority.HIGH), "HIGH")).isFalse();
        assertThat(holds(ne("x", Priority.LOW), "LOW")).isFalse();
    }

    @Test
    void comparesWhatIsInCollections() {
        assertThat(holds(eq("x", List.of(1, Map.of("a", 2))), List.of(1L, Map.of("a", 2.0))))
                .isTrue();
        assertThat(holds(eq("x", List.of(1, 2)), List.of(1))).isFalse();
        assertThat(holds(eq("x", Map.of("a", 1)), Map.of("b", 1))).isFalse();
    }

    @Nested
    class Together {

        @Test
        void holdWhenAllDo() {
            Condition both = when(gte("b", 2), lt("a", 9));

            assertThat(both.test(State.of("a", 1, "b", 2))).isTrue();
            assertThat(both.test(State.of("a", 9, "b", 2))).isFalse();
            assertThat(both.test(State.of("a", 1, "b", 1))).isFalse();
            assertThat(both.keys()).containsExactly("b", "a");
        }

        @Test
        void areNamedByKeyInOrder() {
            assertThat(when(eq("b", 2), gt("a", 1), lt("a", 9)).name()).isEqualTo("a>1, a<9, b=2");
            assertThat(when(eq("b", 2)).name()).isEqualTo("b=2");
        }

        @Test
        void areGroupedInsideOfOthers() {
            Condition both = when(eq("a", 1), in("b", 1, 2));

            assertThat(not(both).name()).isEqualTo("~(a=1, b in [1, 2])");
            assertThat(both.or(in("c", 1, 2)).name()).isEqualTo("(a=1, b in [1, 2]) | c in [1, 2]");
        }

        @Test
        void areAskedUntilOneDoesNotHold() {
            assertThat(when(isNotNull("x"), gt("x", 1)).test(State.empty())).isFalse();
        }

        @Test
        void areAtLeastOne() {
            assertThatThrownBy(Condition::when)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no condition to join. Pass one or more to when(…).");
        }
    }
}
