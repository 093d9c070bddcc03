package dev.burr.demo.chatbot;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;

import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.demo.chatbot.LanguageModel.Task;
import java.util.List;

/**
 * The state machine of a conversation. One turn goes from {@code prompt} to {@code response}; the next one starts at
 * {@code prompt} again, with the history that has grown.
 *
 * <p>Shows two ways to write an action: as a function from record to record where it computes something new, and on the
 * state where it adds to what is there.
 */
public final class ChatGraph {

    private ChatGraph() {}

    record Prompt(String prompt) {}

    record Verdict(boolean safe) {}

    record Choice(String mode) {}

    record Chat(List<Message> history) {}

    record Reply(Message response) {}

    /** The graph whose answers this model writes; its calls are spans of the steps that make them. */
    public static Graph using(LanguageModel writer) {
        LanguageModel model = new TracedModel(writer);
        return Graph.builder()
                .withActions(
                        prompt(),
                        checkSafety(),
                        decideMode(model),
                        generateImage(model),
                        generateCode(model),
                        answerQuestion(model),
                        promptForMore(),
                        response())
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("decide_mode").when(eq("safe", true)),
                        from("check_safety").to("response"),
                        from("decide_mode").to("generate_image").when(eq("mode", "generate_image")),
                        from("decide_mode").to("generate_code").when(eq("mode", "generate_code")),
                        from("decide_mode").to("answer_question").when(eq("mode", "answer_question")),
                        from("decide_mode").to("prompt_for_more"),
                        from("generate_image", "generate_code", "answer_question", "prompt_for_more")
                                .to("response"),
                        from("response").to("prompt"))
                .build();
    }

    private static Action prompt() {
        return action("prompt").inputs("prompt").writes("prompt", "history").run((state, inputs) -> {
            String prompt = inputs.getString("prompt");
            return state.with("prompt", prompt).append("history", Message.user(prompt));
        });
    }

    private static Action checkSafety() {
        return action("check_safety", Prompt.class, Verdict.class, in -> new Verdict(Moderation.allows(in.prompt())));
    }

    private static Action decideMode(LanguageModel model) {
        return action("decide_mode", Prompt.class, Choice.class, in -> {
            String mode = model.complete(Task.CHOOSE_MODE, List.of(Message.user(in.prompt())))
                    .text();
            return new Choice(mode);
        });
    }

    private static Action generateImage(LanguageModel model) {
        return action("generate_image", Chat.class, Reply.class, chat -> {
            String picture = model.complete(Task.DRAW, chat.history()).text();
            return new Reply(Message.assistant(picture, "image"));
        });
    }

    private static Action generateCode(LanguageModel model) {
        return action("generate_code", Chat.class, Reply.class, chat -> {
            String code = model.complete(Task.WRITE_CODE, chat.history()).text();
            return new Reply(Message.assistant(code, "code"));
        });
    }

    private static Action answerQuestion(LanguageModel model) {
        return action("answer_question", Chat.class, Reply.class, chat -> {
            String answer = model.complete(Task.ANSWER, chat.history()).text();
            return new Reply(Message.assistant(answer, "text"));
        });
    }

    private static Action promptForMore() {
        return action("prompt_for_more").writes("response").run(state -> {
            String question = "I can answer a question, draw a picture or write code. Which one would you like?";
            return state.with("response", Message.assistant(question, "text"));
        });
    }

    private static Action response() {
        return action("response")
                .reads("safe", "response")
                .writes("response", "history")
                .run(state -> {
                    Message response = state.getBoolean("safe")
                            ? state.get("response", Message.class)
                            : Message.assistant("I would rather not talk about that.", "text");
                    return state.with("response", response).append("history", response);
                });
    }
}
