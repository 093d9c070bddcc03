package dev.burr.spring.persistence;

import dev.burr.core.ApplicationId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which ids a store takes as they are. */
final class StoredId {

    private StoredId() {}

    /** @throws IllegalArgumentException when it can't be saved under; the message says what can */
    static void require(ApplicationId id) {
        require("Application id", id.appId(), id.appId().isEmpty());
        require("Partition key", id.partitionKey(), false);
    }

    private static void require(String what, @Nullable String text, boolean empty) {
        if (empty || (text != null && !isText(text))) {
            throw new IllegalArgumentException(
                    "%s '%s' %s. Use whole characters, and at least one in an application id."
                            .formatted(
                                    what,
                                    text,
                                    empty
                                            ? "is empty"
                                            : "has half of a character, which would come back as another one"));
        }
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
