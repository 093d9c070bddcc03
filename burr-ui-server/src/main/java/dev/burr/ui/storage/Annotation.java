package dev.burr.ui.storage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's note on a step. Times are kept as they were written.
 *
 * @param spanId null if it is about the step as a whole
 */
public record Annotation(
        @Nullable String spanId,
        String stepName,
        List<String> tags,
        List<Observation> observations,
        long id,
        String projectId,
        String appId,
        @Nullable String partitionKey,
        long stepSequenceId,
        String created,
        String updated) {

    /** One thing that was observed, and where. */
    public record Observation(
            Map<String, @Nullable Object> dataFields,
            @Nullable Boolean thumbsUpThumbsDown,
            List<DataPointer> dataPointers) {}

    /** A field of the state or an attribute. */
    public record DataPointer(String type, String fieldName, @Nullable String spanId) {}
}
