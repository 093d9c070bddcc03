package dev.burr.core;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActionScopeTest {

    private final ActionScope scope = ActionScope.of(
            action("respond").reads("prompt").writes("history", "answer").run(state -> state));
    private final State state = State.of("prompt", "hi", "history", List.of("a"), "secret", 1);

    @Test
    void showsDeclaredReadsOnly() {
        State seen = scope.open(state);

        assertThat(seen.keys()).containsExactly("prompt");
        assertThat(seen.getString("prompt")).isEqualTo("hi");
        assertThatThrownBy(() -> seen.get("secret"))
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessage(
                        "Action 'respond' read key 'secret', which it does not declare (reads: 'prompt'). Declare it with reads(\"secret\").");
    }

    @Test
    void refusesUndeclaredWritesAtOnce() {
        assertThatThrownBy(() -> scope.open(state).with("secret", 2))
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessage(
                        "Action 'respond' wrote key 'secret', which it does not declare (writes: 'history', 'answer'). Declare it with writes(\"secret\").");
        assertThatThrownBy(() -> scope.open(state).without("prompt")).isInstanceOf(UndeclaredAccessException.class);
    }

    @Test
    void needsNoReadForRelativeChanges() {
        State after =
                scope.close(state, scope.open(state).append("history", "b").with("answer", "x"));

        assertThat(after.get("history")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void letsAnActionReadBackWhatItWrote() {
        State seen = scope.open(state);

        assertThatThrownBy(() -> seen.get("history")).isInstanceOf(UndeclaredAccessException.class);
        assertThat(seen.append("history", "b").getList("history", String.class)).containsExactly("a", "b");
    }

    @Test
    void letsAnActionReadBackAValueThatDidNotChange() {
        State loop = State.of("history", "same", "answer", null);

        State seen = scope.open(loop).with("history", "same").with("answer", null);

        assertThat(seen.getString("history")).isEqualTo("same");
        assertThat(seen.get("answer")).isNull();
        assertThat(seen.keys()).containsExactly("history", "answer");
    }

    @Test
    void showsNothingMoreWhenTheLoggedStateIsAskedFor() {
        assertThat(scope.open(state.at(new Position(1, "x"))).logged()).containsOnlyKeys("prompt");
    }

    @Test
    void refusesInputsThatAreNotDeclared() {
        ActionScope adding =
                ActionScope.of(action("add").inputs("a").optionalInputs("b").run(s -> s));
        Inputs seen = adding.open(Inputs.of("a", 1, "by", 3));

        assertThat(seen.getInt("a")).isEqualTo(1);
        assertThat(seen.find("b")).isEmpty();
        assertThatThrownBy(() -> seen.find("by"))
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessage(
                        "Action 'add' read input 'by', which it does not declare (inputs: 'a', 'b'). Declare it with inputs(\"by\") or optionalInputs(\"by\").");
    }

    @Test
    void keepsWhatTheActionDoesNotSee() {
        State after = scope.close(state, scope.open(state).with("answer", "x"));

        assertThat(after).isEqualTo(state.with("answer", "x"));
        assertThat(after.keys()).contains("secret");
    }

    @Test
    void takesAStateMadeAnewAsAPatch() {
        State after = scope.close(state, State.of("answer", "x"));

        assertThat(after).isEqualTo(state.with("answer", "x"));
    }

    @Test
    void refusesUndeclaredKeysOfAStateMadeAnew() {
        assertThatThrownBy(() -> scope.close(state, State.of("answer", "x", "secret", 2)))
                .isInstanceOf(UndeclaredAccessException.class);
    }

    @Test
    void namesDeclaredWritesThatAreMissing() {
        assertThatThrownBy(() -> scope.close(state, scope.open(state)))
                .isInstanceOf(MissingWriteException.class)
                .hasMessage(
                        "Action 'respond' did not write 'answer', which it declares. Write a value (null is one), or take the key out of its writes.");
    }

    @Test
    void letsAnActionRemoveAKeyThatItWrites() {
        State after = scope.close(state, scope.open(state).without("history").with("answer", 1));

        assertThat(after.has("history")).isFalse();
    }
}
