package dev.burr.tour;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.State;
import dev.burr.core.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Piece 2 of the tour: a function from a record to a record. */
class TypedActionsTourTest {

    record Message(String role, String content) {}

    interface Moderation {
        boolean allows(String prompt);
    }

    record Prompt(String prompt) {}

    record Verdict(boolean safe) {}

    record Chat(List<Message> history, String mode) {}

    record Reply(Message response) {}

    private final Moderation moderation = prompt -> !prompt.contains("unsafe");

    private Reply respond(Chat chat) {
        return new Reply(
                new Message("assistant", chat.mode() + " " + chat.history().size()));
    }

    @Test
    void typedActions() {
        Action checkSafety =
                action("check_safety", Prompt.class, Verdict.class, p -> new Verdict(moderation.allows(p.prompt())));
        Action respond = action("respond", Chat.class, Reply.class, this::respond);
        Transition.Declaration safe = from("check_safety").to("respond").when(Verdict.class, Verdict::safe);

        var app = new ApplicationBuilder()
                .withActions(checkSafety, respond)
                .withTransitions(safe)
                .withState(State.of("history", List.of(), "mode", "chat", "prompt", "Hello"))
                .withEntrypoint("check_safety")
                .build();

        assertThat(app.run(after("respond")).state().get("response", Message.class))
                .isEqualTo(new Message("assistant", "chat 0"));
    }

    record ChatState(List<Message> history, String prompt) {}

    @Test
    void aRecordAsTheWholeState() {
        var app = new ApplicationBuilder()
                .withTypedState(ChatState.class)
                .withActions(action(
                        "respond",
                        ChatState.class,
                        s -> new ChatState(List.of(new Message("assistant", s.prompt())), "")))
                .withState(new ChatState(List.of(), "Hello"))
                .withEntrypoint("respond")
                .build();

        ChatState state = app.run(after("respond")).state().as(ChatState.class);

        assertThat(state.history()).containsExactly(new Message("assistant", "Hello"));
    }
}
