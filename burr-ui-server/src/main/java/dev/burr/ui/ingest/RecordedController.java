package dev.burr.ui.ingest;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.file.RecordedPart;
import dev.burr.tracking.file.StepTooLarge;
import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.TrackingRepository;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives services back what they recorded, as they recorded it: what an application needs to go on. */
@RestController
@RequestMapping("/api/v1/recorded")
final class RecordedController {

    private final RunIntake intake;
    private final TrackingRepository repository;

    RecordedController(RunIntake intake, TrackingRepository repository) {
        this.intake = intake;
        this.repository = repository;
    }

    /** @param sequenceId the step; the one that was written last if there is none */
    @GetMapping(path = "/step", produces = LogParts.MEDIA_TYPE)
    void recordedStep(
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(required = false) @Nullable Long sequenceId,
            HttpServletResponse response)
            throws IOException {
        RecordedPart step = step(project, app, sequenceId == null ? OptionalLong.empty() : OptionalLong.of(sequenceId))
                .orElseThrow(() -> ApiException.notFound(
                        "No such step",
                        "Run " + ApiException.quoted(app) + " in project " + ApiException.quoted(project)
                                + " has no such step that ended. Ask for one that has."));
        response.setContentType(LogParts.MEDIA_TYPE);
        step.writeTo(response.getOutputStream());
    }

    private Optional<RecordedPart> step(String project, String app, OptionalLong sequenceId) throws IOException {
        try {
            return intake.step(project, app, sequenceId);
        } catch (StepTooLarge large) {
            throw ApiException.conflict(
                    "Step too large",
                    large.getMessage()
                            + " Start the server with a larger heap: JAVA_TOOL_OPTIONS=-Xmx4g; or go on from another step.");
        }
    }

    @GetMapping(path = "/documents", produces = LogParts.MEDIA_TYPE)
    void recordedDocuments(@RequestParam String project, @RequestParam String app, HttpServletResponse response)
            throws IOException {
        LogPart documents = intake.documents(project, app)
                .orElseThrow(() -> ApiException.notFound(
                        "No such run",
                        "Run " + ApiException.quoted(app) + " is not in project " + ApiException.quoted(project)
                                + ". Ask for one that is."));
        write(documents, response);
    }

    /**
     * @param partitionKey only those that belong to it
     * @param unpartitioned only those that belong to none
     */
    @GetMapping("/applications")
    RecordedRuns recordedApplications(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String partitionKey,
            @RequestParam(defaultValue = "false") boolean unpartitioned) {
        Predicate<ApplicationKey> wanted = partitionKey == null && !unpartitioned
                ? run -> true
                : run -> Objects.equals(partitionKey, partitionOf(run));
        return new RecordedRuns(repository.applications(project).stream()
                .filter(run -> run.stamp().logBytes() > 0 && wanted.test(run.key()))
                .map(run -> run.key().app())
                .toList());
    }

    private @Nullable String partitionOf(ApplicationKey run) {
        return repository
                .metadata(run)
                .readable()
                .map(MetadataDocument::partitionKey)
                .orElse(null);
    }

    private static void write(LogPart part, HttpServletResponse response) throws IOException {
        response.setContentType(LogParts.MEDIA_TYPE);
        OutputStream out = response.getOutputStream();
        LogParts.write(part, out);
    }
}
