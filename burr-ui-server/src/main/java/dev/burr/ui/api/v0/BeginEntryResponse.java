package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The begin of a step. */
record BeginEntryResponse(
        String type,
        @JsonProperty("start_time") String startTime,
        String action,
        Map<String, @Nullable Object> inputs,
        @JsonProperty("sequence_id") long sequenceId) {

    static BeginEntryResponse of(BeginEntry begin) {
        return new BeginEntryResponse(
                begin.type(), BurrTime.text(begin.startTime()), begin.action(), begin.inputs(), begin.sequenceId());
    }
}
