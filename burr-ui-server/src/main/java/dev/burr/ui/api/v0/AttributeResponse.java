package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent.Attribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact that was logged during a step. */
record AttributeResponse(
        String type,
        String key,
        @JsonProperty("action_sequence_id") long actionSequenceId,
        @JsonProperty("span_id") @Nullable String spanId,
        @Nullable Object value,
        Map<String, @Nullable Object> tags,
        @JsonProperty("time_logged") @Nullable String timeLogged) {

    static AttributeResponse of(Attribute attribute) {
        LogTime time = attribute.timeLogged();
        return new AttributeResponse(
                attribute.type(),
                attribute.key(),
                attribute.sequenceId(),
                attribute.spanId(),
                attribute.value(),
                attribute.tags(),
                time == null ? null : BurrTime.text(time));
    }
}
