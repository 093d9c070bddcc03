package dev.burr.serde;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that Python Burr tags in the state. It reads a tag that it does not know as an error of the whole state, so that no
 * other may be written.
 */
final class BurrTypes {

    private static final String TAG = "__burr_serde__";

    private static final Set<String> KNOWN = Set.of(
            "pickle",
            "pydantic",
            "pandas.DataFrame",
            "lc_document",
            "lc_document_with_state",
            "lc_document_hack",
            "lc_message",
            "lc_message_hack");

    private BurrTypes() {}

    /** Whether the value under this name says of which type an object is. */
    static boolean isTag(String name) {
        return name.equals(TAG);
    }

    /** @throws IllegalArgumentException when Python would not know the type */
    static void requireKnown(@Nullable Object type) {
        if (type != null && !KNOWN.contains(type)) {
            throw new IllegalArgumentException(
                    "It has the key '%s', with a type that Burr does not know.".formatted(TAG));
        }
    }
}
