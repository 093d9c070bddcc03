package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One application of a project. */
record ApplicationSummaryResponse(
        @JsonProperty("app_id") String appId,
        @JsonProperty("partition_key") @Nullable String partitionKey,
        @JsonProperty("first_written") String firstWritten,
        @JsonProperty("last_written") String lastWritten,
        @JsonProperty("num_steps") long numSteps,
        Map<String, String> tags,
        @JsonProperty("parent_pointer") @Nullable PointerResponse parentPointer,
        @JsonProperty("spawning_parent_pointer") @Nullable PointerResponse spawningParentPointer) {}
