package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a step. */
record EndEntryResponse(
        String type,
        @JsonProperty("end_time") String endTime,
        String action,
        @Nullable Object result,
        @Nullable String exception,
        Map<String, @Nullable Object> state,
        @JsonProperty("sequence_id") long sequenceId) {

    static EndEntryResponse of(EndEntry end) {
        return new EndEntryResponse(
                end.type(),
                BurrTime.text(end.endTime()),
                end.action(),
                end.result(),
                end.exception(),
                end.state(),
                end.sequenceId());
    }
}
