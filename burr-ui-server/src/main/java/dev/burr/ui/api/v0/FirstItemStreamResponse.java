package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The first item of a stream has come. */
record FirstItemStreamResponse(
        String type,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") @Nullable String spanId,
        @JsonProperty("first_item_time") String firstItemTime)
        implements StreamResponse {}
