package dev.burr.ui.storage;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that was stored as a whole: there, missing, or there and unreadable in part or whole.
 *
 * @param problem what could not be read and why
 */
public record Document<T>(@Nullable T content, @Nullable String problem) {

    public static <T> Document<T> of(T content) {
        return new Document<>(content, null);
    }

    public static <T> Document<T> missing() {
        return new Document<>(null, null);
    }

    public static <T> Document<T> unreadable(String problem) {
        return new Document<>(null, problem);
    }

    /** The same, with the content replaced by what can be read in it. */
    <U> Document<U> flatMap(Function<T, Document<U>> read) {
        return content == null ? new Document<>(null, problem) : read.apply(content);
    }

    /** What could be read, if anything. */
    public Optional<T> readable() {
        return Optional.ofNullable(content);
    }
}
