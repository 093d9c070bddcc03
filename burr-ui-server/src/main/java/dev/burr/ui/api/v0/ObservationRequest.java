package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that was observed in a step, to be noted. */
record ObservationRequest(
        @JsonProperty(value = "data_fields", required = true) Map<String, @Nullable Object> dataFields,
        @JsonProperty(value = "thumbs_up_thumbs_down", required = true) @Nullable Boolean thumbsUpThumbsDown,
        @JsonProperty(value = "data_pointers", required = true) List<DataPointerRequest> dataPointers) {

    ObservationRequest {
        Given.field("data_fields", dataFields);
        dataPointers = Given.list("data_pointers", dataPointers);
    }

    Annotation.Observation observation() {
        return new Annotation.Observation(
                dataFields,
                thumbsUpThumbsDown,
                dataPointers.stream().map(DataPointerRequest::pointer).toList());
    }
}
