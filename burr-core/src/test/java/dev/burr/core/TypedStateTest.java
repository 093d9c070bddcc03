package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedStateTest {

    record Message(String role, String content) {}

    record ChatState(List<Message> history, Optional<String> mode, @Nullable Integer limit) {

        ChatState {
            limit = limit == null ? 10 : limit;
        }
    }

    private static ChatState respond(ChatState state) {
        var history = new ArrayList<>(state.history());
        history.add(new Message("assistant", "You have said " + history.size() + " things."));
        return new ChatState(history, state.mode(), state.limit());
    }

    @Test
    void goesIntoAStateAndComesBack() {
        var chat = new ChatState(List.of(new Message("user", "hi")), Optional.empty(), 3);

        State state = State.of(chat);

        assertThat(state.keys()).containsExactly("history", "mode", "limit");
        assertThat(state.asMap()).containsEntry("mode", null);
        assertThat(state.as(ChatState.class)).isEqualTo(chat);
        assertThat(state.with("mode", "loud").as(ChatState.class).mode()).contains("loud");
    }

    @Test
    void takesDefaultsForWhatMayBeMissingAndPassesOverWhatItDoesNotKnow() {
        State state = State.of("history", List.of(Map.of("role", "user", "content", "hi")), "other", 1);

        assertThat(state.as(ChatState.class))
                .isEqualTo(new ChatState(List.of(new Message("user", "hi")), Optional.empty(), 10));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> State.of("mode", "loud").as(ChatState.class))
                .isInstanceOf(MissingKeyException.class)
                .hasMessage(
                        "State has no key 'history' (keys: 'mode'). Check the spelling, or make the component Optional when it may be missing.");
    }

    record Asking(@Input String prompt) {}

    @Test
    void takesNoInputs() {
        String message = "Record %s stands for a whole state, but takes 'prompt' from the inputs. Leave out @Input."
                .formatted(Asking.class.getName());

        assertThatThrownBy(() -> State.empty().as(Asking.class)).hasMessage(message);
        assertThatThrownBy(() -> action("ask", Asking.class, asking -> asking)).hasMessage(message);
        assertThatThrownBy(() -> Graph.builder().withTypedState(Asking.class)).hasMessage(message);
    }

    @Test
    void isReadAndWrittenAsAWhole() {
        Action respond = action("respond", ChatState.class, TypedStateTest::respond);
        var app = new ApplicationBuilder()
                .withTypedState(ChatState.class)
                .withActions(respond)
                .withState(new ChatState(List.of(), Optional.of("loud"), null))
                .withEntrypoint("respond")
                .build();

        RunResult result = app.run(after("respond"));

        assertThat(respond).hasToString("respond: [history, mode, limit] -> [history, mode, limit]");
        assertThat(result.result()).isEqualTo(Map.of());
        assertThat(result.state().as(ChatState.class))
                .isEqualTo(new ChatState(
                        List.of(new Message("assistant", "You have said 0 things.")), Optional.of("loud"), 10));
    }

    @Test
    void isSeenWithinWhatAnActionDeclares() {
        Action peeking = action("peek").reads("history").run(state -> {
            state.as(ChatState.class);
            return state;
        });
        var app = new ApplicationBuilder()
                .withActions(peeking)
                .withState(new ChatState(List.of(), Optional.empty(), null))
                .withEntrypoint("peek")
                .build();

        assertThatThrownBy(app::step)
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessageStartingWith("Action 'peek' read key 'mode'");
    }

    record Wrong(String history) {}

    static class Bean {
        @BurrAction(writes = "limit")
        String limit(List<String> history) {
            return "";
        }
    }

    @Test
    void isCheckedAgainstEveryActionAndCondition() {
        GraphBuilder builder = Graph.builder()
                .withTypedState(ChatState.class)
                .withActions(
                        action("a").reads("histroy").writes("mode", "answer").run(state -> state),
                        action("b", Wrong.class, Wrong.class, wrong -> wrong))
                .withActionsOf(new Bean())
                .withTransitions(
                        from("a").to("b").when(eq("safe", true)), from("a").to("limit"));

        assertThat(builder.problems())
                .containsExactly(
                        "Action 'limit' reads 'history' as List<String>, but action 'b' writes it as String. Give both the same type.",
                        "Action 'a' reads 'histroy', which is no component of ChatState (components: 'history', 'mode', 'limit'). Rename it, or add it to ChatState.",
                        "Action 'a' writes 'answer', which is no component of ChatState (components: 'history', 'mode', 'limit'). Rename it, or add it to ChatState.",
                        "Action 'b' reads 'history' as String, but it is List<Message> in ChatState. Give both the same type.",
                        "Action 'b' writes 'history' as String, but it is List<Message> in ChatState. Give both the same type.",
                        "Action 'limit' reads 'history' as List<String>, but it is List<Message> in ChatState. Give both the same type.",
                        "Action 'limit' writes 'limit' as String, but it is Integer in ChatState. Give both the same type.",
                        "The condition of 'a' → 'b' reads 'safe', which is no component of ChatState (components: 'history', 'mode', 'limit'). Rename it, or add it to ChatState.");
    }

    @Test
    void isOfOneRecord() {
        GraphBuilder builder = Graph.builder().withTypedState(ChatState.class).withTypedState(ChatState.class);

        assertThatThrownBy(() -> builder.withTypedState(Wrong.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("withTypedState can't be used here: the state is that of ChatState already.");
    }

    record OldState(List<Message> history, String retired) {}

    record NewState(List<Message> history, String mode, Optional<String> hint) {}

    @Test
    void goesOnFromTheLogOfAnEarlierVersion(@TempDir Path folder) {
        try (var tracker =
                LocalTrackingClient.builder().project("chat").storageDir(folder).build()) {
            new ApplicationBuilder()
                    .withTypedState(OldState.class)
                    .withActions(action("respond", OldState.class, old -> old))
                    .withState(new OldState(List.of(new Message("user", "hi")), "kept"))
                    .withIdentifiers("chat-1")
                    .withEntrypoint("respond")
                    .withTracker(tracker)
                    .build()
                    .step();

            var app = new ApplicationBuilder()
                    .withTypedState(NewState.class)
                    .withActions(action(
                            "respond",
                            NewState.class,
                            state -> new NewState(
                                    List.of(state.history().get(0), new Message("assistant", state.mode())),
                                    state.mode(),
                                    Optional.of("h"))))
                    .withTransitions(from("respond").to("respond"))
                    .withTracker(tracker)
                    .resumeFrom("chat-1", State.of(new NewState(List.of(), "chat", Optional.empty())))
                    .build();
            State after = app.run(after("respond")).state();

            assertThat(after.as(NewState.class))
                    .isEqualTo(new NewState(
                            List.of(new Message("user", "hi"), new Message("assistant", "chat")),
                            "chat",
                            Optional.of("h")));
            assertThat(after.get("retired")).isEqualTo("kept");
        }
    }
}
