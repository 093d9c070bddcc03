package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.ChildLink;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An application that came out of another. */
record ChildResponse(
        String type,
        PointerResponse child,
        @JsonProperty("event_time") String eventTime,
        @JsonProperty("event_type") String eventType,
        @JsonProperty("sequence_id") @Nullable Long sequenceId) {

    static ChildResponse of(ChildLink link) {
        return new ChildResponse(
                "child_application_data",
                Objects.requireNonNull(PointerResponse.of(link.child())),
                BurrTime.text(link.eventTime()),
                link.kind().eventType(),
                link.sequenceId());
    }
}
