package dev.burr.ui.api.v1.manage;

import dev.burr.ui.storage.Annotation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was observed, and where.
 *
 * @param dataFields what was written down; Burr's UI has a note and a ground truth
 * @param thumbsUpThumbsDown null if it is neither good nor bad
 */
record AnnotationObservation(
        Map<String, @Nullable Object> dataFields,
        @Nullable Boolean thumbsUpThumbsDown,
        List<AnnotationPointer> dataPointers) {

    static AnnotationObservation of(Annotation.Observation observation) {
        return new AnnotationObservation(
                observation.dataFields(),
                observation.thumbsUpThumbsDown(),
                observation.dataPointers().stream()
                        .map(pointer -> new AnnotationPointer(pointer.type(), pointer.fieldName(), pointer.spanId()))
                        .toList());
    }
}
