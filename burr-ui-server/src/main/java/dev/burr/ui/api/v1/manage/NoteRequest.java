package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a note is to say, all of it. */
record NoteRequest(
        @JsonProperty(required = true) String stepName,
        @JsonProperty @Nullable String spanId,
        @JsonProperty @Nullable List<String> tags,
        @JsonProperty @Nullable List<NoteObservationRequest> observations) {

    NoteRequest {
        if (stepName == null) {
            throw new IllegalArgumentException("Field 'stepName' must not be null.");
        }
        tags = given("tags", tags);
        observations = given("observations", observations);
    }

    Annotation.Content content() {
        return new Annotation.Content(
                spanId,
                stepName,
                given("tags", tags),
                given("observations", observations).stream()
                        .map(NoteObservationRequest::observation)
                        .toList());
    }

    static <T> List<T> given(String field, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("Field '" + field + "' must not have null in it.");
        }
        return values;
    }
}
