package dev.burr.tracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code children.jsonl}, in the folder of the parent.
 *
 * @param child the application that comes from the parent; without sequence id
 * @param eventTime when it was made
 * @param kind how it came about
 * @param sequenceId the parent's step that it comes from; null when the writer did not say
 */
public record ChildLink(Pointer child, LogTime eventTime, Kind kind, @Nullable Long sequenceId) {

    public ChildLink {
        Objects.requireNonNull(child, "child");
        Objects.requireNonNull(eventTime, "eventTime");
        Objects.requireNonNull(kind, "kind");
    }

    /** How a child comes about. */
    public enum Kind {
        /** It started with a copy of the parent's state. */
        FORK("fork"),
        /** The parent started it in one of its steps. */
        SPAWN("spawn_start");

        private final String eventType;

        Kind(String eventType) {
            this.eventType = eventType;
        }

        /** The word for it in the file. */
        public String eventType() {
            return eventType;
        }
    }
}
