package dev.burr.serde;

import org.jspecify.annotations.Nullable;

/**
 * Hides values that can't be told by their key: card numbers in a text, say. Asked for every value that has a key, at any
 * depth, and for the elements of lists, before it is written. Called by any thread.
 *
 * <p>The answer must depend on the path and the value only: a value that has not changed since it was written is not asked about
 * again, and one may be asked about more than once.
 */
@FunctionalInterface
public interface ValueMask {

    /** What to return for a value that nobody may see. A marker stands in its place then. */
    Object MASKED = new Object() {
        @Override
        public String toString() {
            return "MASKED";
        }
    };

    /**
     * What to write in place of a value: the value itself where it may be seen, {@link #MASKED}, or another value, such as a text
     * with the secret cut out. When this throws, the value is masked.
     *
     * @param path the names on the way to the value, as in {@code order.items[3].card}; begins with the key of the state, the
     *     input or the attribute
     * @param value the value: as it is in the state, and as plain JSON inside of records and beans; of what is
     *     cut there its beginning, and of what can't be written the reason, as text
     */
    @Nullable
    Object replace(String path, @Nullable Object value);
}
