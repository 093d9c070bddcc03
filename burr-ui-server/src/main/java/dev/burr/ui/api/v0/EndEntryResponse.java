package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.index.StepEnd;
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

    /** Stands where Burr wants a state and none is known. Its UI shows it; names that begin with two underscores it hides. */
    static final String UNKNOWN_STATE = "(state not known)";

    static EndEntryResponse of(StepEnd end) {
        Map<String, @Nullable Object> state = end.state();
        return new EndEntryResponse(
                "end_entry",
                BurrTime.text(end.endTime()),
                end.action(),
                end.result(),
                end.exception(),
                state == null ? Map.of(UNKNOWN_STATE, String.valueOf(end.stateProblem())) : state,
                end.sequenceId());
    }
}
