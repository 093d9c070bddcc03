package dev.burr.ui.api.v0;

import java.util.List;
import java.util.stream.Stream;

/** Annotations as clients send them, right and wrong. */
final class AnnotationBodies {

    static final String WHOLE =
            """
            {"span_id": "0:0", "step_name": "count", "tags": ["to-review", "\u00fc"], "observations": [
              {"data_fields": {"note": "see \\n", "more": {"n": [1, 2.5, null]}}, "thumbs_up_thumbs_down": false,
               "data_pointers": [{"type": "state_field", "field_name": "counter", "span_id": null}]}]}
            """;

    private static final List<String> OBSERVATIONS = List.of(
            "{\"thumbs_up_thumbs_down\": null, \"data_pointers\": []}",
            "{\"data_fields\": [], \"thumbs_up_thumbs_down\": null, \"data_pointers\": []}",
            "{\"data_fields\": null, \"thumbs_up_thumbs_down\": null, \"data_pointers\": []}",
            "{\"data_fields\": {}, \"data_pointers\": []}",
            "{\"data_fields\": {}, \"thumbs_up_thumbs_down\": \"up\", \"data_pointers\": []}",
            "{\"data_fields\": {}, \"thumbs_up_thumbs_down\": null}",
            "{\"data_fields\": {}, \"thumbs_up_thumbs_down\": null, \"data_pointers\": [{}]}",
            "{\"data_fields\": {}, \"thumbs_up_thumbs_down\": null, \"data_pointers\": "
                    + "[{\"type\": \"other\", \"field_name\": \"n\", \"span_id\": null}]}",
            "{\"data_fields\": {}, \"thumbs_up_thumbs_down\": null, \"data_pointers\": "
                    + "[{\"type\": \"attribute\", \"field_name\": \"n\"}]}",
            "null",
            "[]");

    private AnnotationBodies() {}

    /** For a new annotation. */
    static Stream<String> create() {
        return Stream.concat(
                Stream.of(
                        "{\"step_name\": \"count\", \"tags\": [], \"observations\": []}",
                        "{\"span_id\": null, \"step_name\": \"count\", \"observations\": []}",
                        "{\"span_id\": null, \"step_name\": \"count\", \"tags\": null, \"observations\": []}"),
                both());
    }

    /** For one that is there. Burr stores tags that are null, and cannot read the project's annotations any more. */
    static Stream<String> update() {
        return Stream.concat(
                Stream.of(
                        "{\"step_name\": \"less\", \"observations\": []}",
                        "{\"step_name\": \"less\", \"tags\": [\"t\"]}"),
                both());
    }

    private static Stream<String> both() {
        return Stream.concat(
                Stream.of(
                        WHOLE,
                        WHOLE.replace("{\"span_id\"", "{\"extra\": 1, \"span_id\"")
                                .replace("null}]", "null, \"value\": 3}]"),
                        WHOLE.replace("\"0:0\"", "null"),
                        WHOLE.replace("\"0:0\"", "5"),
                        WHOLE.replace("\"0:0\"", "true"),
                        WHOLE.replace("\"count\"", "null"),
                        WHOLE.replace("\"count\"", "1.5"),
                        WHOLE.replace("\"to-review\"", "1"),
                        WHOLE.replace("\"to-review\"", "null"),
                        WHOLE.replace("[\"to-review\", \"\u00fc\"]", "\"to-review\""),
                        WHOLE.replace("\"observations\"", "\"other\""),
                        WHOLE + "x",
                        "",
                        "null",
                        "[]",
                        "\"text\"",
                        "{"),
                OBSERVATIONS.stream()
                        .map(observation ->
                                "{\"span_id\": null, \"step_name\": \"count\", \"tags\": [], \"observations\": ["
                                        + observation + "]}"));
    }
}
