package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Runs of a project to be deleted. */
record DeletionRequest(
        @JsonProperty(required = true) String project, @JsonProperty(required = true) List<String> apps) {

    DeletionRequest {
        if (project == null) {
            throw new IllegalArgumentException("Field 'project' must not be null.");
        }
        apps = Limits.names("apps", apps);
    }
}
