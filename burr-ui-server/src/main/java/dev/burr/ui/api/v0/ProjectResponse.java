package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A project; its id is the name of its folder. */
record ProjectResponse(
        String name,
        String id,
        @JsonProperty("last_written") String lastWritten,
        String created,
        @JsonProperty("num_apps") int numApps,
        String uri) {}
