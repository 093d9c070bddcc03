package dev.burr.spring.ai;

import dev.burr.core.State;
import java.util.ArrayList;
import java.util.List;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.messages.Message;

/**
 * The memory of a conversation, kept in the state of an application: what an advisor of Spring AI adds to it is recorded, saved,
 * resumed and forked with everything else. For an action that uses a {@code ChatClient} with such an advisor:
 *
 * <pre>{@code
 * action("respond").reads("history", "question").writes("history").run(state -> {
 *     var memory = StateChatMemory.of(state, "history");
 *     chat.prompt().user(state.getString("question"))
 *             .advisors(MessageChatMemoryAdvisor.builder(memory).build())
 *             .advisors(advisor -> advisor.param(ChatMemory.CONVERSATION_ID, "this"))
 *             .call().content();
 *     return memory.saveTo(state);
 * });
 * }</pre>
 *
 * <p>It is that of one conversation, whatever id it is asked for. For one action; safe for use by the threads of a stream.
 */
public final class StateChatMemory implements ChatMemory {

    private final String key;
    private final List<Message> messages;

    private StateChatMemory(String key, List<Message> messages) {
        this.key = key;
        this.messages = new ArrayList<>(messages);
    }

    /**
     * With the messages under a key of the state; empty where there is no such key.
     *
     * @throws IllegalArgumentException when there is something else under that key
     */
    public static StateChatMemory of(State state, String key) {
        return new StateChatMemory(key, ChatMessages.of(state, key));
    }

    @Override
    public synchronized void add(String conversationId, List<Message> added) {
        messages.addAll(added);
    }

    @Override
    public synchronized List<Message> get(String conversationId) {
        return List.copyOf(messages);
    }

    @Override
    public synchronized void clear(String conversationId) {
        messages.clear();
    }

    /**
     * The state with the messages as they are now.
     *
     * @throws IllegalArgumentException when a message has media, which a state does not keep
     */
    public synchronized State saveTo(State state) {
        return state.with(key, messages.stream().map(ChatMessages::stored).toList());
    }
}
