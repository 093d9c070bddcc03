package dev.burr.demo.chatbot;

/**
 * One message of a conversation.
 *
 * @param role who wrote it: {@code user} or {@code assistant}
 * @param type what it holds: {@code text}, {@code code}, {@code image}
 */
public record Message(String role, String content, String type) {

    static Message user(String content) {
        return new Message("user", content, "text");
    }

    static Message assistant(String content, String type) {
        return new Message("assistant", content, type);
    }
}
