package dev.burr.ui.api.v1.manage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Runs in the trash with which something is to be done. */
record TrashRequest(@JsonProperty(required = true) List<String> ids) {

    TrashRequest {
        ids = Limits.names("ids", ids);
    }
}
