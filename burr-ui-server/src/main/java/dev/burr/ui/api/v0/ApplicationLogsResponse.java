package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was logged for an application. The steps are read while they are written. */
record ApplicationLogsResponse(
        ApplicationResponse application,
        List<ChildResponse> children,
        Iterable<StepResponse> steps,
        @JsonProperty("parent_pointer") @Nullable PointerResponse parentPointer,
        @JsonProperty("spawning_parent_pointer") @Nullable PointerResponse spawningParentPointer) {}
