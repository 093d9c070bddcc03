package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A note to be made. Every field must be there, as Burr wants it. */
record AnnotationRequest(
        @JsonProperty(value = "span_id", required = true) @Nullable String spanId,
        @JsonProperty(value = "step_name", required = true) String stepName,
        @JsonProperty(required = true) List<String> tags,
        @JsonProperty(required = true) List<ObservationRequest> observations) {

    AnnotationRequest {
        Given.field("step_name", stepName);
        tags = Given.list("tags", tags);
        observations = Given.list("observations", observations);
    }

    Annotation.Content content() {
        return new Annotation.Content(
                spanId,
                stepName,
                tags,
                observations.stream().map(ObservationRequest::observation).toList());
    }
}
