package dev.burr.ui.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The text that is looked for, whatever its case. It can tell quickly, from the bytes of a line of JSON, that the line does not
 * have it: by the longest part of it that all writers of JSON write alike, or by both ways to write a text that has no such
 * part. Letters that are no ASCII and look for one (the sign of Kelvin for a {@code k}) are not found for it.
 */
final class SearchText {

    private final String text;
    private final List<FoldedBytes> signs;

    private SearchText(String text, List<FoldedBytes> signs) {
        this.text = text;
        this.signs = signs;
    }

    static SearchText of(String text) {
        String plain = longestPlainPart(text);
        if (!plain.isEmpty()) {
            return new SearchText(text, List.of(FoldedBytes.of(plain.getBytes(StandardCharsets.US_ASCII))));
        }
        boolean hasCase = !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
        boolean isEscapedInManyWays = text.chars().anyMatch(c -> c < 0x80);
        return new SearchText(text, hasCase || isEscapedInManyWays ? List.of() : bothWays(text));
    }

    private static List<FoldedBytes> bothWays(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return List.of(
                FoldedBytes.of(text.getBytes(StandardCharsets.UTF_8)),
                FoldedBytes.of(escaped.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String longestPlainPart(String text) {
        String longest = "";
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isPlain(text.charAt(i))) {
                if (i - from > longest.length()) {
                    longest = text.substring(from, i);
                }
                from = i + 1;
            }
        }
        return longest;
    }

    /** Whether every writer of JSON writes the character as it is. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && "\"\\/<>&'=".indexOf(c) < 0;
    }

    int length() {
        return text.length();
    }

    /** False when a value in this JSON can't have the text. */
    boolean mayBeIn(byte[] json, int start, int length) {
        if (signs.isEmpty()) {
            return true;
        }
        for (FoldedBytes sign : signs) {
            if (sign.isIn(json, start, length)) {
                return true;
            }
        }
        return false;
    }

    /** False when {@link #mayBeIn(byte[], int, int)} is so for every line of the log that has the signature. */
    boolean mayBeIn(Signature log) {
        return signs.isEmpty() || signs.stream().anyMatch(sign -> sign.mayBeIn(log));
    }

    /** Where a text has it first; -1 if it does not. */
    int indexIn(String other) {
        int last = other.length() - text.length();
        char first = text.charAt(0);
        char lower = Character.toLowerCase(first);
        char upper = Character.toUpperCase(first);
        for (int i = 0; i <= last; i++) {
            char c = other.charAt(i);
            if ((c == lower || c == upper || Character.toLowerCase(c) == lower)
                    && other.regionMatches(true, i, text, 0, text.length())) {
                return i;
            }
        }
        return -1;
    }
}
