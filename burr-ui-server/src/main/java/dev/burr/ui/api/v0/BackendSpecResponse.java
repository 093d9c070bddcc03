package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the server can do. */
record BackendSpecResponse(
        boolean indexing,
        boolean snapshotting,
        @JsonProperty("supports_demos") boolean supportsDemos,
        @JsonProperty("supports_annotations") boolean supportsAnnotations) {}
