package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a note is to say from now on, all of it: without tags it has none any more, as in Burr. */
record AnnotationUpdateRequest(
        @JsonProperty("span_id") @Nullable String spanId,
        @JsonProperty(value = "step_name", required = true) String stepName,
        @JsonProperty("tags") @Nullable List<String> tags,
        @JsonProperty(required = true) List<ObservationRequest> observations) {

    AnnotationUpdateRequest {
        Given.field("step_name", stepName);
        tags = tags == null ? List.of() : Given.list("tags", tags);
        observations = Given.list("observations", observations);
    }

    Annotation.Content content() {
        return new AnnotationRequest(spanId, stepName, tags == null ? List.of() : tags, observations).content();
    }
}
