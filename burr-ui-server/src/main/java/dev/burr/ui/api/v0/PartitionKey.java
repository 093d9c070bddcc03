package dev.burr.ui.api.v0;

import java.util.Optional;

/** The partition key in a path, where Burr writes {@code __none__} for none; as a filter it lets all through. */
final class PartitionKey {

    private static final String NONE = "__none__";

    private PartitionKey() {}

    static Optional<String> of(String segment) {
        return segment.equals(NONE) ? Optional.empty() : Optional.of(segment);
    }
}
