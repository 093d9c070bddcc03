package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A view to be kept. */
record ViewRequest(@JsonProperty(required = true) String name, @JsonProperty(required = true) String query) {

    ViewRequest {
        if (name == null || query == null) {
            throw new IllegalArgumentException("Fields 'name' and 'query' must not be null.");
        }
    }
}
