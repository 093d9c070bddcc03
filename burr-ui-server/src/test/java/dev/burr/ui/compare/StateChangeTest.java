package dev.burr.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateChangeTest {

    private static StateChange change(Map<String, Object> before, Map<String, Object> after) {
        return StateChange.between(before, after);
    }

    @Test
    void isTheSameWhenTheSameItemsWereAppendedToDifferentLists() {
        StateChange one = change(Map.of("list", List.of("x")), Map.of("list", List.of("x", "new")));
        StateChange other = change(Map.of("list", List.of("y", "z")), Map.of("list", List.of("y", "z", "new")));

        assertThat(one.differing(other)).isEmpty();
    }

    @Test
    void namesTheKeysToWhichNotTheSameWasDone() {
        Map<String, Object> before = Map.of("kept", 1, "list", List.of("x"), "mode", "a", "gone", 1);
        StateChange one = change(before, Map.of("kept", 1, "list", List.of("x", "y"), "mode", "b"));
        StateChange other = change(before, Map.of("kept", 1, "list", List.of("x", "z"), "mode", "b", "gone", 1));

        assertThat(one.differing(other)).containsExactly("list", "gone");
    }

    @Test
    void looksInsideObjectsAndItems() {
        StateChange one = change(
                Map.of("user", Map.of("name", "Ann", "age", 7), "list", List.of(Map.of("n", 1))),
                Map.of("user", Map.of("name", "Ann", "age", 8), "list", List.of(Map.of("n", 2))));
        StateChange same = change(
                Map.of("user", Map.of("name", "Bob", "age", 1), "list", List.of(Map.of("n", 5))),
                Map.of("user", Map.of("name", "Bob", "age", 8), "list", List.of(Map.of("n", 2))));
        StateChange different = change(
                Map.of("user", Map.of("name", "Ann", "age", 7), "list", List.of(Map.of("n", 1))),
                Map.of("user", Map.of("name", "Bob", "age", 8), "list", List.of(Map.of("n", 2))));

        assertThat(one.differing(same)).isEmpty();
        assertThat(one.differing(different)).containsExactly("user");
    }

    @Test
    void isTheSameWhetherAValueIsNewOrReplacesAnother() {
        StateChange fresh = change(Map.of(), Map.of("mode", "b"));
        StateChange replaced = change(Map.of("mode", "a"), Map.of("mode", "b"));

        assertThat(fresh.differing(replaced)).isEmpty();
    }

    @Test
    void tellsWhatWasSetFromWhatWasNotTouched() {
        StateChange touched = change(Map.of("mode", "a"), Map.of("mode", "b"));

        assertThat(touched.differing(change(Map.of("mode", "b"), Map.of("mode", "b"))))
                .containsExactly("mode");
    }

    @Test
    void passesOverBurrsOwnKeys() {
        assertThat(change(Map.of("__SEQUENCE_ID", 1), Map.of("__SEQUENCE_ID", 2))
                        .keys())
                .isEmpty();
    }
}
