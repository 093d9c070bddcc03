package dev.burr.core;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Condition.not;
import static dev.burr.core.Condition.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {

    enum Mode {
        CHAT,
        CODE
    }

    record Verdict(boolean safe) {}

    @Test
    void comparesAKeyWithAValue() {
        assertThat(eq("safe", true).test(State.of("safe", true))).isTrue();
        assertThat(eq("safe", true).test(State.of("safe", false))).isFalse();
        assertThat(eq("x", null).test(State.of("x", null))).isTrue();
    }

    @Test
    void comparesReloadedValuesAsTheirType() {
        assertThat(eq("mode", Mode.CODE).test(State.of("mode", "CODE"))).isTrue();
        assertThat(eq("n", 3).test(State.of("n", 3L))).isTrue();
    }

    @Test
    void takesAValueOfAnotherKindAsDifferent() {
        assertThat(eq("x", 1).test(State.of("x", 1.5))).isFalse();
        assertThat(eq("x", 0).test(State.of("x", 5_000_000_000L))).isFalse();
        assertThat(eq("x", 1).test(State.of("x", 1.0))).isTrue();
        assertThat(eq("x", "5").test(State.of("x", 5))).isFalse();
        assertThat(eq("x", "a").test(State.of("x", Map.of("a", 1)))).isFalse();
        assertThat(eq("x", true).test(State.of("x", "yes"))).isFalse();
        assertThat(eq("x", Mode.CODE).test(State.of("x", "PROSE"))).isFalse();
        assertThat(eq("x", Mode.CODE).test(State.of("x", null))).isFalse();
        assertThat(eq("x", Double.NaN).test(State.of("x", 1))).isFalse();
    }

    @Test
    void comparesReloadedRecordsAsTheirType() {
        assertThat(eq("verdict", new Verdict(true)).test(State.of("verdict", Map.of("safe", true))))
                .isTrue();
    }

    @Test
    void isNamedAsBurrNamesIt() {
        Condition a = eq("a", 1);
        Condition b = eq("b", "x");

        assertThat(a.name()).isEqualTo("a=1");
        assertThat(not(a).name()).isEqualTo("~a=1");
        assertThat(a.and(b).name()).isEqualTo("a=1 & b=x");
        assertThat(a.and(b).or(a).name()).isEqualTo("(a=1 & b=x) | a=1");
        assertThat(Condition.DEFAULT.name()).isEqualTo("default");
    }

    @Test
    void combinesKeysAndDecisions() {
        Condition both = eq("a", 1).and(not(eq("b", 2)));

        assertThat(both.keys()).containsExactly("a", "b");
        assertThat(both.test(State.of("a", 1, "b", 3))).isTrue();
        assertThat(both.test(State.of("a", 1, "b", 2))).isFalse();
        assertThat(eq("a", 1).or(eq("b", 2)).test(State.of("a", 0, "b", 2))).isTrue();
    }

    @Test
    void seesDeclaredKeysOnly() {
        Condition sneaky = reading("n").test("n < 10", state -> state.getInt("m") < 10);

        assertThatThrownBy(() -> sneaky.test(State.of("n", 1, "m", 1)))
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessageStartingWith("Condition 'n < 10' read key 'm', which it does not declare (reads: 'n').");
    }

    @Test
    void namesAKeyThatTheStateLacks() {
        assertThatThrownBy(() -> eq("safe", true).test(State.of("prompt", "x")))
                .isInstanceOf(MissingKeyException.class);
    }

    @Test
    void readsARecord() {
        Condition safe = Condition.when(Verdict.class, Verdict::safe);

        assertThat(safe.name()).isEqualTo("Verdict(safe)");
        assertThat(safe.keys()).containsExactly("safe");
        assertThat(safe.test(State.of("safe", true, "other", 1))).isTrue();
    }

    @Test
    void tellsTheValuesThatItSaw() {
        assertThat(eq("a", 1).or(eq("b", 2)).values(State.of("a", 7, "c", 9))).isEqualTo(Map.of("a", 7));
    }
}
