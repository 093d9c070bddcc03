package dev.burr.ui.api.v1.manage;

import dev.burr.ui.storage.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's note on a step.
 *
 * @param id unique in the project
 * @param spanId null if it is about the step as a whole
 * @param created as it was written; Burr's own server writes local times without a zone
 */
record AnnotationView(
        long id,
        String project,
        String app,
        @Nullable String partitionKey,
        long sequenceId,
        String stepName,
        @Nullable String spanId,
        List<String> tags,
        List<AnnotationObservation> observations,
        String created,
        String updated) {

    static AnnotationView of(Annotation note) {
        Annotation.Content content = note.content();
        return new AnnotationView(
                note.id(),
                note.projectId(),
                note.step().appId(),
                note.step().partitionKey(),
                note.step().sequenceId(),
                content.stepName(),
                content.spanId(),
                content.tags(),
                content.observations().stream().map(AnnotationObservation::of).toList(),
                note.created(),
                note.updated());
    }
}
