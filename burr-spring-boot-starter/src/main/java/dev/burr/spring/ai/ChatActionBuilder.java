package dev.burr.spring.ai;

import dev.burr.core.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClient.ChatClientRequestSpec;

/**
 * Declares an action that asks a language model:
 *
 * <pre>{@code
 * chatAction("respond")
 *         .history("history")
 *         .promptInput("question")
 *         .reply("answer")
 *         .streamed()
 *         .with(chatClient)
 * }</pre>
 *
 * <p>The request has the messages of the history and the prompt behind them; one of the two must be there. Both are text, and are
 * not taken for templates. The history is a list of objects with {@code role} and {@code content}; the prompt and the answer are
 * appended to it.
 */
public final class ChatActionBuilder {

    private final String name;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private @Nullable String prompt;
    private @Nullable String promptInput;
    private @Nullable String history;
    private @Nullable String reply;
    private boolean streaming;
    private RequestCustomizer customizer = (request, state) -> {};

    ChatActionBuilder(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Adds to a request what is not in the state: a system text, options, tools, advisors. */
    @FunctionalInterface
    public interface RequestCustomizer {

        /**
         * Adds to one.
         *
         * @param request has the messages already
         * @param state shows the keys that the action reads
         */
        void customize(ChatClientRequestSpec request, State state);
    }

    /** The key of the state that has what the user says. */
    public ChatActionBuilder prompt(String key) {
        this.prompt = key;
        return this;
    }

    /** The input that has what the user says. */
    public ChatActionBuilder promptInput(String input) {
        this.promptInput = input;
        return this;
    }

    /** The key of the state that has the conversation so far, and gets what is said now. May be missing at first. */
    public ChatActionBuilder history(String key) {
        this.history = key;
        return this;
    }

    /** The key of the state that gets the text of the answer. */
    public ChatActionBuilder reply(String key) {
        this.reply = key;
        return this;
    }

    /** Adds keys of the state that the customizer reads. */
    public ChatActionBuilder reads(String... keys) {
        reads.addAll(List.of(keys));
        return this;
    }

    /** Adds labels by which a group of actions can be named. */
    public ChatActionBuilder tags(String... labels) {
        tags.addAll(List.of(labels));
        return this;
    }

    /** Adds to each request: {@code request((request, state) -> request.system("Be brief."))}. */
    public ChatActionBuilder request(RequestCustomizer added) {
        RequestCustomizer before = customizer;
        this.customizer = (request, state) -> {
            before.customize(request, state);
            added.customize(request, state);
        };
        return this;
    }

    /** Emits the answer in parts, as they come. */
    public ChatActionBuilder streamed() {
        this.streaming = true;
        return this;
    }

    /**
     * The action.
     *
     * @throws IllegalStateException when there is nothing to ask or nowhere to keep the answer
     */
    public ChatAction with(ChatClient chat) {
        if (prompt == null && promptInput == null && history == null) {
            throw incomplete("has nothing to ask", "Name a prompt(…), a promptInput(…) or a history(…)");
        }
        if (prompt != null && promptInput != null) {
            throw incomplete("has two prompts", "Name prompt(…) or promptInput(…)");
        }
        if (history == null && reply == null) {
            throw incomplete("keeps no answer", "Name a reply(…) or a history(…)");
        }
        return new ChatAction(new ChatDeclaration(
                name,
                Objects.requireNonNull(chat, "chat"),
                new ChatDeclaration.Keys(prompt, promptInput, history, reply, reads),
                tags,
                streaming,
                customizer));
    }

    private IllegalStateException incomplete(String what, String todo) {
        return new IllegalStateException("Action '%s' %s. %s.".formatted(name, what, todo));
    }
}
