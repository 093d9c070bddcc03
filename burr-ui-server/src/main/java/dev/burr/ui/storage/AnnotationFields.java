package dev.burr.ui.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An annotation as plain JSON values, and from them. What does not fit is an {@link IllegalArgumentException}. */
final class AnnotationFields {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private AnnotationFields(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("An annotation must be a JSON object.");
        }
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
    }

    static Annotation read(@Nullable Object json) {
        AnnotationFields annotation = new AnnotationFields(json);
        return new Annotation(
                annotation.integer("id"),
                annotation.text("project_id"),
                new Annotation.Step(
                        annotation.text("app_id"),
                        annotation.optionalText("partition_key"),
                        annotation.integer("step_sequence_id")),
                new Annotation.Content(
                        annotation.optionalText("span_id"),
                        annotation.text("step_name"),
                        annotation.texts("tags"),
                        annotation.list("observations", AnnotationFields::observation)),
                annotation.text("created"),
                annotation.text("updated"));
    }

    /** In the order of Burr's files. */
    static Map<String, @Nullable Object> json(Annotation annotation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Annotation.Content content = annotation.content();
        json.put("span_id", content.spanId());
        json.put("step_name", content.stepName());
        json.put("tags", content.tags());
        json.put(
                "observations",
                content.observations().stream().map(AnnotationFields::json).toList());
        json.put("id", annotation.id());
        json.put("project_id", annotation.projectId());
        json.put("app_id", annotation.step().appId());
        json.put("partition_key", annotation.step().partitionKey());
        json.put("step_sequence_id", annotation.step().sequenceId());
        json.put("created", annotation.created());
        json.put("updated", annotation.updated());
        return json;
    }

    private static Map<String, @Nullable Object> json(Annotation.Observation observation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("data_fields", observation.dataFields());
        json.put("thumbs_up_thumbs_down", observation.thumbsUpThumbsDown());
        json.put(
                "data_pointers",
                observation.dataPointers().stream().map(AnnotationFields::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Annotation.DataPointer pointer) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", pointer.type());
        json.put("field_name", pointer.fieldName());
        json.put("span_id", pointer.spanId());
        return json;
    }

    private static Annotation.Observation observation(@Nullable Object json) {
        AnnotationFields observation = new AnnotationFields(json);
        Object thumbs = observation.fields.get("thumbs_up_thumbs_down");
        if (thumbs != null && !(thumbs instanceof Boolean)) {
            throw wrong("thumbs_up_thumbs_down", "a boolean");
        }
        return new Annotation.Observation(
                new AnnotationFields(observation.fields.get("data_fields")).fields,
                (Boolean) thumbs,
                observation.list("data_pointers", AnnotationFields::pointer));
    }

    private static Annotation.DataPointer pointer(@Nullable Object json) {
        AnnotationFields pointer = new AnnotationFields(json);
        return new Annotation.DataPointer(
                pointer.text("type"), pointer.text("field_name"), pointer.optionalText("span_id"));
    }

    private String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw wrong(name, "a text");
        }
        return text;
    }

    private @Nullable String optionalText(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(name, "a text");
    }

    private long integer(String name) {
        Object value = fields.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number");
    }

    private List<String> texts(String name) {
        return list(name, value -> {
            if (value instanceof String text) {
                return text;
            }
            throw wrong(name, "a list of texts");
        });
    }

    private <T> List<T> list(String name, Function<@Nullable Object, T> read) {
        if (fields.get(name) instanceof List<?> list) {
            return list.stream().<T>map(read).toList();
        }
        throw wrong(name, "a list");
    }

    private static IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException("Field '" + name + "' of an annotation must be " + expected + ".");
    }
}
