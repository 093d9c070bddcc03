package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that was observed in a step, to be noted. */
record NoteObservationRequest(
        @JsonProperty @Nullable Map<String, @Nullable Object> dataFields,
        @JsonProperty @Nullable Boolean thumbsUpThumbsDown,
        @JsonProperty @Nullable List<NotePointerRequest> dataPointers) {

    NoteObservationRequest {
        dataPointers = NoteRequest.given("dataPointers", dataPointers);
    }

    Annotation.Observation observation() {
        return new Annotation.Observation(
                dataFields == null ? Map.of() : dataFields,
                thumbsUpThumbsDown,
                NoteRequest.given("dataPointers", dataPointers).stream()
                        .map(pointer ->
                                new Annotation.DataPointer(pointer.type(), pointer.fieldName(), pointer.spanId()))
                        .toList());
    }
}
