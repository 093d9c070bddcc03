package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The begin of a section. */
record BeginSpanResponse(
        String type,
        @JsonProperty("start_time") String startTime,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") String spanId,
        @JsonProperty("span_name") String spanName,
        @JsonProperty("parent_span_id") @Nullable String parentSpanId,
        @JsonProperty("span_dependencies") List<String> spanDependencies) {

    static BeginSpanResponse of(BeginSpan span) {
        return new BeginSpanResponse(
                span.type(),
                BurrTime.text(span.startTime()),
                span.sequenceId(),
                span.spanId(),
                span.spanName(),
                span.parentSpanId(),
                span.spanDependencies());
    }
}
