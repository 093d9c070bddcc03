package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.Pointer;
import org.jspecify.annotations.Nullable;

/** Where another application is. */
record PointerResponse(
        String type,
        @JsonProperty("app_id") String appId,
        @JsonProperty("sequence_id") @Nullable Long sequenceId,
        @JsonProperty("partition_key") @Nullable String partitionKey) {

    static @Nullable PointerResponse of(@Nullable Pointer pointer) {
        return pointer == null
                ? null
                : new PointerResponse("pointer_data", pointer.appId(), pointer.sequenceId(), pointer.partitionKey());
    }
}
