package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.storage.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that was observed in a step. */
record ObservationResponse(
        @JsonProperty("data_fields") Map<String, @Nullable Object> dataFields,
        @JsonProperty("thumbs_up_thumbs_down") @Nullable Boolean thumbsUpThumbsDown,
        @JsonProperty("data_pointers") List<DataPointerResponse> dataPointers) {

    static ObservationResponse of(Annotation.Observation observation) {
        return new ObservationResponse(
                observation.dataFields(),
                observation.thumbsUpThumbsDown(),
                observation.dataPointers().stream().map(DataPointerResponse::of).toList());
    }
}
