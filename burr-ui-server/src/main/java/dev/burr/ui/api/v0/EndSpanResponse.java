package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.TrackingEvent.EndSpan;

/** The end of a section. */
record EndSpanResponse(
        String type,
        @JsonProperty("end_time") String endTime,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") String spanId) {

    static EndSpanResponse of(EndSpan span) {
        return new EndSpanResponse(span.type(), BurrTime.text(span.endTime()), span.sequenceId(), span.spanId());
    }
}
