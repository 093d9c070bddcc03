package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import org.jspecify.annotations.Nullable;

/** A field of the state or an attribute. */
record DataPointerResponse(
        String type, @JsonProperty("field_name") String fieldName, @JsonProperty("span_id") @Nullable String spanId) {

    static DataPointerResponse of(Annotation.DataPointer pointer) {
        return new DataPointerResponse(pointer.type(), pointer.fieldName(), pointer.spanId());
    }
}
