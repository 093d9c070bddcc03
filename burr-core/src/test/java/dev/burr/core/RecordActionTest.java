package dev.burr.core;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordActionTest {

    record Message(String role, String content) {}

    record Chat(
            List<Message> history,
            Optional<String> mode,
            @Input String prompt,
            @Input("lang") Optional<String> language) {}

    record Reply(Message response, Optional<String> note) {}

    record Nothing() {}

    record Number(int n) {}

    private static final ActionContext CONTEXT = ActionContext.of(ApplicationId.of("app"), "respond", 0);

    private final Action respond = action(
            "respond",
            Chat.class,
            Reply.class,
            chat -> new Reply(
                    new Message(
                            "assistant",
                            chat.prompt() + chat.history().size() + chat.mode().orElse("-")),
                    chat.language()));

    @Test
    void declaresItsComponents() {
        assertThat(respond.reads()).containsExactly("history", "mode");
        assertThat(respond.inputs()).containsExactly("prompt");
        assertThat(respond.optionalInputs()).containsExactly("lang");
        assertThat(respond.writes()).containsExactly("response", "note");
        assertThat(respond).hasToString("respond: [history, mode] -> [response, note]");
    }

    @Test
    void takesTagsWhenItIsBuilt() {
        Action tagged = action("tick").tags("t").run(Nothing.class, Nothing.class, nothing -> nothing);

        assertThat(tagged.tags()).containsExactly("t");
        assertThatThrownBy(() -> action("tick").reads("n").run(Nothing.class, Nothing.class, nothing -> nothing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Action 'tick' declares keys beside those of its records.");
    }

    @Test
    void goesFromRecordToRecord() throws Exception {
        State state = State.of("history", List.of(new Message("user", "hi")));

        ActionResult result = run(respond, state, Inputs.of("prompt", "p", "lang", "en"));

        var expected = new Reply(new Message("assistant", "p1-"), Optional.of("en"));
        assertThat(result.result()).isEqualTo(expected);
        assertThat(result.state().asMap())
                .containsEntry("response", expected.response())
                .containsEntry("note", "en");
    }

    @Test
    void readsAReloadedStateAsTypes() throws Exception {
        State state = State.of("history", List.of(Map.of("role", "user", "content", "hi")), "mode", "chat");
        Action last = action(
                "last",
                Chat.class,
                Reply.class,
                chat -> new Reply(chat.history().get(0), chat.mode()));

        assertThat(run(last, state, Inputs.of("prompt", "p")).result())
                .isEqualTo(new Reply(new Message("user", "hi"), Optional.of("chat")));
    }

    record Search(@Input(defaultValue = "3") int limit, @Input @Nullable String tone, @Nullable Set<String> seen) {}

    record Found(int limit, @Nullable String tone, @Nullable Set<String> seen) {}

    @Test
    void takesDefaultsAndNullForWhatMayBeMissing() throws Exception {
        Action search = action("search", Search.class, Found.class, s -> new Found(s.limit(), s.tone(), s.seen()));

        assertThat(search.inputs()).isEmpty();
        assertThat(search.optionalInputs()).containsExactly("limit", "tone");
        assertThat(search.inputTypes()).isEqualTo(Map.of("limit", int.class, "tone", String.class));
        assertThat(Graph.builder().withActions(search).problemsFor("search", State.empty()))
                .isEmpty();
        assertThat(run(search, State.empty(), Inputs.none()).result()).isEqualTo(new Found(3, null, null));
        assertThat(run(search, State.of("seen", List.of("a")), Inputs.of("limit", 5, "tone", "kind"))
                        .result())
                .isEqualTo(new Found(5, "kind", Set.of("a")));
    }

    record ByKey(Map<Integer, Optional<Message>> messages, List<? extends Message> list) {}

    @Test
    void readsWhatIsInsideOfCollectionsAsItsType() throws Exception {
        var json = new HashMap<String, Object>();
        json.put("1", Map.of("role", "user", "content", "hi"));
        json.put("2", null);
        Action read = action("read", ByKey.class, ByKey.class, byKey -> byKey);
        var message = new Message("user", "hi");

        ActionResult result = run(read, State.of("messages", json, "list", List.of(message)), Inputs.none());

        assertThat(result.result())
                .isEqualTo(new ByKey(Map.of(1, Optional.of(message), 2, Optional.empty()), List.of(message)));
    }

    @Test
    void takesRecordsWithoutComponents() throws Exception {
        Action tick = action("tick", Nothing.class, Nothing.class, nothing -> nothing);

        assertThat(run(tick, State.empty(), Inputs.none()).result()).isEqualTo(new Nothing());
    }

    @Test
    void namesTheKeyWhenAPrimitiveWouldBeNull() {
        Action double_ = action("double", Number.class, Number.class, number -> new Number(number.n() * 2));

        assertThatThrownBy(() -> run(double_, State.of("n", null), Inputs.none()))
                .hasMessage(
                        "Value of key 'n' is null, which a component of type int can't hold. Make the component Optional.");
    }

    @Test
    void refusesTypesThatAreNoRecords() {
        assertThatThrownBy(() -> action("x", String.class, Number.class, text -> new Number(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Type java.lang.String is not a record.");
    }

    @Test
    void refusesNullAsResult() {
        Action broken = action("broken", Nothing.class, Number.class, nothing -> null);

        assertThatThrownBy(() -> run(broken, State.empty(), Inputs.none()))
                .isInstanceOf(BurrException.class)
                .hasMessage("Action 'broken' returned null. Return a Number.");
    }

    private static ActionResult run(Action action, State state, Inputs inputs) throws Exception {
        return action.run(ActionScope.of(action).open(state), inputs, CONTEXT);
    }
}
