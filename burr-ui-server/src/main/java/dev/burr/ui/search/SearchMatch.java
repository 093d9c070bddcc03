package dev.burr.ui.search;

import org.jspecify.annotations.Nullable;

/**
 * A place where the text was found.
 *
 * @param part what it was found in
 * @param sequenceId of the step; null where it belongs to the run
 * @param action of the step, where the entry names it
 * @param path of the value, as {@code history[3].content}; null where the part is a single text
 * @param inName whether it is a name of a field that has the text, the last of the path
 * @param snippet the text around it
 * @param start where in the snippet it begins
 * @param length how many characters it has there
 */
public record SearchMatch(
        SearchPart part,
        @Nullable Long sequenceId,
        @Nullable String action,
        @Nullable String path,
        boolean inName,
        String snippet,
        int start,
        int length) {}
