package dev.burr.spring.ai;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.visibility.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient.ChatClientRequestSpec;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.UserMessage;

/**
 * An action that asks a language model and keeps the answer. Made by a {@link ChatActionBuilder}; see there.
 *
 * <p>Model and tokens are attributes of a span {@code chat} of the step, also where nothing is observed. What is observed of the
 * call stands within it.
 */
public final class ChatAction implements Action {

    private final ChatDeclaration declared;

    ChatAction(ChatDeclaration declared) {
        this.declared = declared;
    }

    /** Starts the declaration of one. */
    public static ChatActionBuilder chatAction(String name) {
        return new ChatActionBuilder(name);
    }

    @Override
    public String name() {
        return declared.name();
    }

    @Override
    public Set<String> reads() {
        return declared.keys().read();
    }

    @Override
    public Set<String> writes() {
        return declared.keys().written();
    }

    @Override
    public Set<String> inputs() {
        String input = declared.keys().promptInput();
        return input == null ? Set.of() : Set.of(input);
    }

    @Override
    public boolean streaming() {
        return declared.streaming();
    }

    @Override
    public Set<String> tags() {
        return declared.tags();
    }

    /** What it does, as the code of this class says nothing about it. */
    @Override
    public String source() {
        return declared.toString();
    }

    @Override
    public ActionResult run(State state, Inputs inputs, ActionContext context) {
        String prompt = prompt(state, inputs);
        String text = ask(state, prompt, context);
        String history = declared.keys().history();
        String reply = declared.keys().reply();
        State after = history == null ? state : state.extend(history, said(prompt, text));
        return ActionResult.of(Map.of("reply", text), reply == null ? after : after.with(reply, text));
    }

    private String ask(State state, @Nullable String prompt, ActionContext context) {
        String history = declared.keys().history();
        var messages = new ArrayList<Message>(history == null ? List.of() : ChatMessages.of(state, history));
        if (prompt != null) {
            messages.add(new UserMessage(prompt));
        }
        ChatClientRequestSpec request = declared.client().prompt().messages(messages);
        declared.customizer().customize(request, state);
        try (Span span = context.tracer().span("chat")) {
            ChatReply reply = declared.streaming()
                    ? ChatReply.inParts(request.stream().chatResponse(), context)
                    : ChatReply.whole(request.call().chatResponse());
            span.attributes(reply.usage());
            return reply.text();
        }
    }

    private @Nullable String prompt(State state, Inputs inputs) {
        String input = declared.keys().promptInput();
        if (input != null) {
            return inputs.getString(input);
        }
        String key = declared.keys().prompt();
        return key == null ? null : state.getString(key);
    }

    private static List<Map<String, Object>> said(@Nullable String prompt, String reply) {
        var said = new ArrayList<Map<String, Object>>();
        if (prompt != null) {
            said.add(ChatMessages.stored(new UserMessage(prompt)));
        }
        said.add(ChatMessages.stored(new AssistantMessage(reply)));
        return said;
    }
}
