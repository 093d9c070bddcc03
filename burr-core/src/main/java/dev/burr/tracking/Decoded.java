package dev.burr.tracking;

import java.util.Optional;

/**
 * What reading a line or a document gave. Files come from anywhere, so that one that makes no sense is a result, not an
 * exception.
 */
public sealed interface Decoded<T> {

    /** The value, when there is one. */
    Optional<T> value();

    /** It was read. */
    record Accepted<T>(T content) implements Decoded<T> {

        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }
    }

    /**
     * It makes no sense.
     *
     * @param reason a sentence for people
     */
    record Rejected<T>(String reason) implements Decoded<T> {

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
