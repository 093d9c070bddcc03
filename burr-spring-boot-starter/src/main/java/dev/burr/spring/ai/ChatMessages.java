package dev.burr.spring.ai;

import dev.burr.core.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.content.MediaContent;

/**
 * Messages as a state keeps them: objects with {@code role} and {@code content}, as Burr's own examples have them and the UI shows
 * them as a conversation. Calls of tools and what came of them are kept too, metadata is not.
 */
final class ChatMessages {

    private static final String ROLE = "role";
    private static final String CONTENT = "content";
    private static final String TOOL_CALLS = "tool_calls";
    private static final String RESPONSES = "responses";

    private ChatMessages() {}

    /** The messages under a key; none where there is no such key. */
    static List<Message> of(State state, String key) {
        Object stored = state.has(key) ? state.get(key) : null;
        if (stored == null) {
            return List.of();
        }
        if (!(stored instanceof List<?> list)) {
            throw notMessages(key, "is no list but a " + stored.getClass().getSimpleName());
        }
        var messages = new ArrayList<Message>(list.size());
        for (Object each : list) {
            messages.add(message(key, each));
        }
        return messages;
    }

    private static Message message(String key, @Nullable Object stored) {
        if (stored instanceof Message message) {
            return message;
        }
        if (!(stored instanceof Map<?, ?> fields)) {
            throw notMessages(key, "has an element that is no object");
        }
        String content = text(fields, CONTENT);
        String role = text(fields, ROLE);
        return switch (role) {
            case "user" -> new UserMessage(content);
            case "system" -> new SystemMessage(content);
            case "assistant" ->
                AssistantMessage.builder()
                        .content(content)
                        .toolCalls(objects(fields, TOOL_CALLS).stream()
                                .map(call -> new ToolCall(
                                        text(call, "id"),
                                        text(call, "type"),
                                        text(call, "name"),
                                        text(call, "arguments")))
                                .toList())
                        .build();
            case "tool" ->
                ToolResponseMessage.builder()
                        .responses(objects(fields, RESPONSES).stream()
                                .map(response -> new ToolResponse(
                                        text(response, "id"), text(response, "name"), text(response, "data")))
                                .toList())
                        .build();
            default -> throw notMessages(key, "has a message with role '" + role + "'");
        };
    }

    private static String text(Map<?, ?> fields, String name) {
        return Objects.toString(fields.get(name), "");
    }

    private static List<Map<?, ?>> objects(Map<?, ?> fields, String name) {
        var objects = new ArrayList<Map<?, ?>>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static IllegalArgumentException notMessages(String key, String what) {
        return new IllegalArgumentException(
                "State key '%s' %s. A history is a list of objects with 'role' (user, assistant, system or tool) and 'content'."
                        .formatted(key, what));
    }

    /** As a state keeps it. */
    static Map<String, Object> stored(Message message) {
        if (message instanceof MediaContent media && !media.getMedia().isEmpty()) {
            throw new IllegalArgumentException("A %s message has media, which a history in the state does not keep."
                            .formatted(message.getMessageType().getValue())
                    + " Put them under a key of their own, and add them to the request.");
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put(ROLE, message.getMessageType().getValue());
        fields.put(CONTENT, Objects.toString(message.getText(), ""));
        if (message instanceof AssistantMessage assistant && assistant.hasToolCalls()) {
            fields.put(
                    TOOL_CALLS,
                    assistant.getToolCalls().stream()
                            .map(call -> Map.of(
                                    "id",
                                    call.id(),
                                    "type",
                                    call.type(),
                                    "name",
                                    call.name(),
                                    "arguments",
                                    call.arguments()))
                            .toList());
        }
        if (message instanceof ToolResponseMessage tool) {
            fields.put(
                    RESPONSES,
                    tool.getResponses().stream()
                            .map(response -> Map.of(
                                    "id", response.id(), "name", response.name(), "data", response.responseData()))
                            .toList());
        }
        return fields;
    }
}
