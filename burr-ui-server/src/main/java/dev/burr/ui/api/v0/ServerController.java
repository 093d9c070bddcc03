package dev.burr.ui.api.v0;

import dev.burr.ui.api.ApiErrors;
import dev.burr.ui.api.ServerFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Burr's clients ask of a server before they ask for data. */
@RestController
final class ServerController {

    private final ServerFacts facts;

    ServerController(ServerFacts facts) {
        this.facts = facts;
    }

    @GetMapping("/ready")
    ReadyResponse serverReady() {
        return new ReadyResponse(true);
    }

    @GetMapping("/api/v0/ready")
    boolean ready() {
        return true;
    }

    @GetMapping("/api/v0/version")
    VersionResponse version() {
        return new VersionResponse(facts.version());
    }

    /** No demos: those of Burr's UI talk to Python applications inside Burr's server. */
    @GetMapping("/api/v0/metadata/app_spec")
    BackendSpecResponse appSpec() {
        return new BackendSpecResponse(false, false, false, true);
    }

    @GetMapping("/api/v0/indexing_jobs")
    ResponseEntity<ProblemDetail> indexingJobs(
            @RequestParam(required = false) @Nullable String offset,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(name = "filter_empty", required = false) @Nullable String filterEmpty) {
        IntegerParameter.of("offset", offset, 0);
        IntegerParameter.of("limit", limit, 100);
        BooleanParameter.check("filter_empty", filterEmpty);
        return ApiErrors.answer(
                HttpStatus.NOT_FOUND,
                "No indexing jobs",
                "This backend does not support indexing jobs. Its index follows the files by itself.");
    }
}
