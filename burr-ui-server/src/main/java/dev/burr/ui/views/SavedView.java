package dev.burr.ui.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order of a list of runs, under a name.
 *
 * @param query the part of the page's address behind the question mark
 */
public record SavedView(String id, String name, String query, Instant createdAt, Instant updatedAt) {

    /**
     * Whatever the storage, this is what may be kept.
     *
     * @throws IllegalArgumentException if name or query can't be one; the message says why
     */
    public static void require(@Nullable String name, @Nullable String query) {
        requireText("name", name, SavedViews.LONGEST_NAME);
        requireText("query", query, SavedViews.LONGEST_QUERY);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("Field 'name' is empty. Give the view a name.");
        }
    }

    private static void requireText(String field, @Nullable String text, int longest) {
        if (text == null || text.length() > longest) {
            throw new IllegalArgumentException(
                    "Field '%s' must be a text of at most %,d characters.".formatted(field, longest));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Field '%s' must have no line breaks and the like.".formatted(field));
        }
    }
}
