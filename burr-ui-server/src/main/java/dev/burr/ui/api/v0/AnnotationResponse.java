package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A note on a step. */
record AnnotationResponse(
        @JsonProperty("span_id") @Nullable String spanId,
        @JsonProperty("step_name") String stepName,
        List<String> tags,
        List<ObservationResponse> observations,
        long id,
        @JsonProperty("project_id") String projectId,
        @JsonProperty("app_id") String appId,
        @JsonProperty("partition_key") @Nullable String partitionKey,
        @JsonProperty("step_sequence_id") long stepSequenceId,
        String created,
        String updated) {

    static AnnotationResponse of(Annotation annotation) {
        return new AnnotationResponse(
                annotation.content().spanId(),
                annotation.content().stepName(),
                annotation.content().tags(),
                annotation.content().observations().stream()
                        .map(ObservationResponse::of)
                        .toList(),
                annotation.id(),
                annotation.projectId(),
                annotation.step().appId(),
                annotation.step().partitionKey(),
                annotation.step().sequenceId(),
                BurrTime.text(annotation.created()),
                BurrTime.text(annotation.updated()));
    }
}
