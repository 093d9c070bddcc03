package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of the state or an attribute, to be noted. */
record DataPointerRequest(
        @JsonProperty(required = true) String type,
        @JsonProperty(value = "field_name", required = true) String fieldName,
        @JsonProperty(value = "span_id", required = true) @Nullable String spanId) {

    private static final Set<String> TYPES = Set.of("state_field", "attribute");

    DataPointerRequest {
        Given.field("field_name", fieldName);
        if (!TYPES.contains(Given.field("type", type))) {
            throw new IllegalArgumentException("Field 'type' must be 'state_field' or 'attribute'.");
        }
    }

    Annotation.DataPointer pointer() {
        return new Annotation.DataPointer(type, fieldName, spanId);
    }
}
