package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A timed section of a step. */
record SpanResponse(
        @JsonProperty("begin_entry") BeginSpanResponse beginEntry,
        @JsonProperty("end_entry") @Nullable EndSpanResponse endEntry) {}
