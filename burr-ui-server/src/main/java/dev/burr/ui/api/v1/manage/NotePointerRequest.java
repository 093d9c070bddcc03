package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of the state or an attribute, to be noted. */
record NotePointerRequest(
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) String fieldName,
        @JsonProperty @Nullable String spanId) {

    private static final Set<String> TYPES = Set.of("state_field", "attribute");

    NotePointerRequest {
        if (type == null || !TYPES.contains(type)) {
            throw new IllegalArgumentException("Field 'type' must be 'state_field' or 'attribute'.");
        }
        if (fieldName == null) {
            throw new IllegalArgumentException("Field 'fieldName' must not be null.");
        }
    }
}
