package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Some applications of a project, the one written last first. */
record ApplicationPageResponse(
        List<ApplicationSummaryResponse> applications,
        int total,
        @JsonProperty("has_another_page") boolean hasAnotherPage) {}
