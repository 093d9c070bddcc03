package dev.burr.ui.api.v0;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notes on steps. */
@RestController
final class AnnotationController {

    private final AnnotationStore annotations;

    AnnotationController(AnnotationStore annotations) {
        this.annotations = annotations;
    }

    @GetMapping("/api/v0/{project_id}/annotations")
    List<AnnotationResponse> annotations(
            @PathVariable("project_id") String projectId,
            @RequestParam(name = "app_id", required = false) @Nullable String appId,
            @RequestParam(name = "partition_key", required = false) @Nullable String partitionKey,
            @RequestParam(name = "step_sequence_id", required = false) @Nullable String stepSequenceId) {
        BigInteger sequenceId = IntegerParameter.optional("step_sequence_id", stepSequenceId);
        Optional<String> partition = Optional.ofNullable(partitionKey).flatMap(PartitionKey::of);
        return annotations.annotations(projectId).readable().orElse(List.of()).stream()
                .filter(note -> appId == null || appId.equals(note.step().appId()))
                .filter(note -> partition.isEmpty()
                        || partition.get().equals(note.step().partitionKey()))
                .filter(note -> sequenceId == null
                        || sequenceId.equals(BigInteger.valueOf(note.step().sequenceId())))
                .map(AnnotationResponse::of)
                .toList();
    }

    /** The application and its step need not exist, as in Burr. The project must, where Burr's server fails. */
    @PostMapping("/api/v0/{project_id}/{app_id}/{partition_key}/{sequence_id}/annotations")
    AnnotationResponse createAnnotation(
            @PathVariable("project_id") String projectId,
            @PathVariable("app_id") String appId,
            @PathVariable("partition_key") String partitionKey,
            @PathVariable("sequence_id") String sequenceId,
            @RequestBody AnnotationRequest annotation) {
        Annotation.Step step = new Annotation.Step(
                appId, PartitionKey.of(partitionKey).orElse(null), IntegerParameter.stored("sequence_id", sequenceId));
        try {
            return annotations
                    .create(projectId, step, annotation.content())
                    .map(AnnotationResponse::of)
                    .orElseThrow(() -> ApiException.notFound(
                            "No such project",
                            "Project: " + projectId
                                    + " not found. Annotate a step of one that /api/v0/projects lists."));
        } catch (IOException failed) {
            throw notStored(projectId, failed);
        }
    }

    /** Answers the annotation as it is now, where Burr's server answers what it was before. */
    @PutMapping("/api/v0/{project_id}/{annotation_id}/update_annotations")
    AnnotationResponse updateAnnotation(
            @PathVariable("project_id") String projectId,
            @PathVariable("annotation_id") String annotationId,
            @RequestBody AnnotationUpdateRequest annotation) {
        BigInteger id = IntegerParameter.of("annotation_id", annotationId, 0);
        try {
            return update(projectId, id, annotation.content())
                    .map(AnnotationResponse::of)
                    .orElseThrow(() -> ApiException.notFound(
                            "No such annotation", "Annotation: " + id + " from project: " + projectId + " not found"));
        } catch (IOException failed) {
            throw notStored(projectId, failed);
        }
    }

    private Optional<Annotation> update(String projectId, BigInteger id, Annotation.Content content)
            throws IOException {
        boolean possible = id.bitLength() < Long.SIZE;
        return possible ? annotations.update(projectId, id.longValueExact(), content) : Optional.empty();
    }

    private static ApiException notStored(String projectId, IOException failed) {
        return ApiException.notStored(
                "The annotation of project " + ApiException.quoted(projectId) + " cannot be stored. "
                        + failed.getMessage(),
                failed);
    }
}
