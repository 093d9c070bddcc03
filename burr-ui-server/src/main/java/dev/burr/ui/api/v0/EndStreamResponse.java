package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A stream has ended. */
record EndStreamResponse(
        String type,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") @Nullable String spanId,
        @JsonProperty("end_time") String endTime,
        @JsonProperty("items_streamed") long itemsStreamed)
        implements StreamResponse {}
