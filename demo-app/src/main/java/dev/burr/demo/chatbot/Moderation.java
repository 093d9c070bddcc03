package dev.burr.demo.chatbot;

import java.util.regex.Pattern;

/** Decides what the chatbot talks about at all. */
final class Moderation {

    private static final Pattern HARMFUL =
            Pattern.compile("\\b(bomb|explosives?|poison|weapons?|malware|unsafe)\\b", Pattern.CASE_INSENSITIVE);

    private Moderation() {}

    static boolean allows(String prompt) {
        return !HARMFUL.matcher(prompt).find();
    }
}
