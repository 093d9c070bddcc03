package dev.burr.demo.chatbot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the rule-based model knows, read from {@code knowledge.txt} beside this class: entries of the form {@code # kind:
 * key, key} with the text on the lines below. An entry is found when one of its keys stands in the prompt.
 */
final class Knowledge {

    private final List<Entry> entries;

    private Knowledge(List<Entry> entries) {
        this.entries = entries;
    }

    static Knowledge load() {
        try (InputStream text = Objects.requireNonNull(
                Knowledge.class.getResourceAsStream("knowledge.txt"), "knowledge.txt is not beside its class")) {
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Knowledge parse(String text) {
        var entries = new ArrayList<Entry>();
        for (String block : text.split("(?m)^# ")) {
            int end = block.indexOf('\n');
            if (end > 0) {
                String head = block.substring(0, end);
                int colon = head.indexOf(": ");
                entries.add(new Entry(
                        head.substring(0, colon),
                        List.of(head.substring(colon + 2).split(", ")),
                        block.substring(end + 1).stripTrailing()));
            }
        }
        return new Knowledge(List.copyOf(entries));
    }

    String picture(String prompt) {
        return first("picture", prompt, framed(subject(prompt)));
    }

    String code(String prompt) {
        return first("code", prompt, "void main() {\n    System.out.println(\"%s\");\n}".formatted(subject(prompt)));
    }

    /** An answer; one that was given before is not given again as long as there is another one. */
    String answer(String prompt, List<Message> conversation) {
        List<String> answers = matching("answer", prompt);
        return answers.stream()
                .filter(answer -> conversation.stream()
                        .noneMatch(message -> message.content().equals(answer)))
                .findFirst()
                .orElseGet(() -> answers.isEmpty()
                        ? "I know only a few things by heart, and not this one. Ask me for a joke, or what a monad is."
                        : answers.get(0));
    }

    private String first(String kind, String prompt, String otherwise) {
        return matching(kind, prompt).stream().findFirst().orElse(otherwise);
    }

    private List<String> matching(String kind, String prompt) {
        String asked = prompt.toLowerCase(Locale.ROOT);
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .filter(entry -> entry.keys().stream().anyMatch(asked::contains))
                .map(Entry::text)
                .toList();
    }

    private static String subject(String prompt) {
        return prompt.replaceAll("(?i)^(please )?(draw|paint|sketch|write)( me)?( a picture of| code for)? ?", "")
                .replaceAll("[.!?\"\\\\]+", "")
                .strip();
    }

    private static String framed(String subject) {
        String edge = "+" + "-".repeat(subject.length() + 4) + "+";
        return edge + "\n|  " + subject + "  |\n" + edge;
    }

    private record Entry(String kind, List<String> keys, String text) {}
}
