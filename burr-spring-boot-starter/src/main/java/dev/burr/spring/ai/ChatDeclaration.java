package dev.burr.spring.ai;

import dev.burr.spring.ai.ChatActionBuilder.RequestCustomizer;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;

/** What a {@link ChatAction} does. */
record ChatDeclaration(
        String name, ChatClient client, Keys keys, Set<String> tags, boolean streaming, RequestCustomizer customizer) {

    /**
     * What it reads and writes.
     *
     * @param others keys that its customizer reads
     */
    record Keys(
            @Nullable String prompt,
            @Nullable String promptInput,
            @Nullable String history,
            @Nullable String reply,
            Set<String> others) {

        Keys {
            others = copy(others);
        }

        Set<String> read() {
            return with(with(others, prompt), history);
        }

        Set<String> written() {
            return with(with(Set.of(), history), reply);
        }
    }

    ChatDeclaration {
        tags = copy(tags);
    }

    private static Set<String> copy(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    private static Set<String> with(Set<String> names, @Nullable String name) {
        var more = new LinkedHashSet<>(names);
        if (name != null) {
            more.add(name);
        }
        return Collections.unmodifiableSet(more);
    }

    /** For people, who see it in the place of the code. */
    @Override
    public String toString() {
        var text = new StringBuilder("chatAction(\"").append(name).append("\")");
        say(text, "history", keys.history());
        say(text, "prompt", keys.prompt());
        say(text, "promptInput", keys.promptInput());
        say(text, "reply", keys.reply());
        return text.append(streaming ? "\n        .streamed()" : "").toString();
    }

    private static void say(StringBuilder text, String method, @Nullable String name) {
        if (name != null) {
            text.append("\n        .").append(method).append("(\"").append(name).append("\")");
        }
    }
}
