package dev.burr.ui.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's note on a step. Times are kept as they were written.
 *
 * @param id unique in the project
 */
public record Annotation(long id, String projectId, Step step, Content content, String created, String updated) {

    Annotation saying(Content other, String now) {
        return new Annotation(id, projectId, step, other, created, now);
    }

    Annotation numbered(long other) {
        return new Annotation(other, projectId, step, content, created, updated);
    }

    Annotation in(String project) {
        return new Annotation(id, project, step, content, created, updated);
    }

    /** The same of another run. */
    public Annotation of(String appId) {
        return new Annotation(
                id, projectId, new Step(appId, step.partitionKey(), step.sequenceId()), content, created, updated);
    }

    /** What it is about. */
    public record Step(String appId, @Nullable String partitionKey, long sequenceId) {}

    /**
     * What it says.
     *
     * @param spanId null if it is about the step as a whole
     */
    public record Content(@Nullable String spanId, String stepName, List<String> tags, List<Observation> observations) {

        public Content {
            tags = List.copyOf(tags);
            observations = List.copyOf(observations);
        }
    }

    /** One thing that was observed, and where. */
    public record Observation(
            Map<String, @Nullable Object> dataFields,
            @Nullable Boolean thumbsUpThumbsDown,
            List<DataPointer> dataPointers) {

        public Observation {
            dataFields = Collections.unmodifiableMap(new LinkedHashMap<>(dataFields));
            dataPointers = List.copyOf(dataPointers);
        }
    }

    /** A field of the state or an attribute. */
    public record DataPointer(String type, String fieldName, @Nullable String spanId) {}
}
