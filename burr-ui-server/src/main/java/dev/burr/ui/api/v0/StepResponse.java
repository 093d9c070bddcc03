package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step and everything that was logged for it. */
record StepResponse(
        @JsonProperty("step_start_log") BeginEntryResponse stepStartLog,
        @JsonProperty("step_end_log") @Nullable EndEntryResponse stepEndLog,
        List<SpanResponse> spans,
        List<AttributeResponse> attributes,
        @JsonProperty("streaming_events") List<StreamResponse> streamingEvents) {}
