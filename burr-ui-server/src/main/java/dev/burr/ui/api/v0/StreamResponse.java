package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A moment in the life of a stream. */
sealed interface StreamResponse {

    /** A stream has begun. */
    record Begin(
            String type,
            @JsonProperty("action_sequence_id") long actionSequenceId,
            @JsonProperty("span_id") @Nullable String spanId,
            @JsonProperty("stream_init_time") String streamInitTime)
            implements StreamResponse {}

    /** Its first item has come. */
    record FirstItem(
            String type,
            @JsonProperty("action_sequence_id") long actionSequenceId,
            @JsonProperty("span_id") @Nullable String spanId,
            @JsonProperty("first_item_time") String firstItemTime)
            implements StreamResponse {}

    /** It has ended. */
    record End(
            String type,
            @JsonProperty("action_sequence_id") long actionSequenceId,
            @JsonProperty("span_id") @Nullable String spanId,
            @JsonProperty("end_time") String endTime,
            @JsonProperty("items_streamed") long itemsStreamed)
            implements StreamResponse {}
}
