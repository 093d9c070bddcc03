package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A stream has begun. */
record BeginStreamResponse(
        String type,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") @Nullable String spanId,
        @JsonProperty("stream_init_time") String streamInitTime)
        implements StreamResponse {}
