package dev.burr.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An example of an answer for each route of ours: one run asks why the sky is blue, and another goes on from its first step. */
final class OpenApiExamples {

    static final String FILE = "openapi-examples.json";

    private static final String OURS = "/api/v1/";
    private static final String EVENTS =
            "id: 7\nevent: change\ndata: {\"project\":\"chat\",\"app\":\"run-1\",\"version\":\"2h\",\"annotations\":false}\n\n";

    private final JsonNode examples = read();

    private static JsonNode read() {
        try (InputStream file = OpenApiExamples.class.getResourceAsStream("/" + FILE)) {
            return new JsonMapper().readTree(Objects.requireNonNull(file, FILE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Answer(String route, ObjectNode content) {

        JsonNode json() {
            return content.path("application/json");
        }
    }

    /** Answers with a body; those to a HEAD have none. */
    private static Stream<Answer> answers(JsonNode document) {
        return document.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(OURS))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation
                                        .getValue()
                                        .path("responses")
                                        .path("200")
                                        .path("content")
                                instanceof ObjectNode)
                        .map(operation -> new Answer(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                (ObjectNode) operation
                                        .getValue()
                                        .get("responses")
                                        .get("200")
                                        .get("content"))));
    }

    void addTo(JsonNode document) {
        answers(document).forEach(answer -> {
            if (answer.json() instanceof ObjectNode json && examples.has(answer.route)) {
                json.putObject("examples").putObject("one").set("value", examples.get(answer.route));
            } else if (answer.content.path("text/event-stream") instanceof ObjectNode events) {
                events.putObject("examples").putObject("one").put("value", EVENTS);
            }
        });
    }

    /** Routes without an example, and examples without a route. */
    List<String> missing(JsonNode document) {
        List<String> routes = answers(document)
                .filter(answer -> answer.json().isObject())
                .map(Answer::route)
                .toList();
        return Stream.concat(
                        routes.stream().filter(route -> !examples.has(route)),
                        examples.propertyNames().stream().filter(route -> !routes.contains(route)))
                .toList();
    }

    /** Where examples are not what their schemas say. */
    List<String> differences(JsonNode document) {
        List<String> differences = new ArrayList<>();
        answers(document).filter(answer -> examples.has(answer.route)).forEach(answer -> new Comparison(
                        document, differences)
                .compare(answer.route, examples.get(answer.route), answer.json().path("schema")));
        return differences;
    }

    private record Comparison(JsonNode document, List<String> differences) {

        void compare(String place, JsonNode value, JsonNode schema) {
            if (schema.has("$ref")) {
                String name = schema.get("$ref").asString();
                compare(place, value, document.at(name.substring(1)));
            } else if (schema.has("oneOf")) {
                compareOneOf(place, value, schema.get("oneOf"));
            } else if (!hasType(value, schema.path("type"))) {
                differences.add(place + " is not of type " + schema.path("type"));
            } else if (schema.has("enum") && !isAmong(value, schema.get("enum"))) {
                differences.add(place + " is not one of " + schema.get("enum"));
            } else if (value.isObject() && schema.has("properties")) {
                compareFields(place, value, schema.get("properties"));
            } else if (value.isObject() && schema.path("additionalProperties").isObject()) {
                value.properties()
                        .forEach(field -> compare(
                                place + "." + field.getKey(), field.getValue(), schema.get("additionalProperties")));
            } else if (value.isArray() && schema.has("items")) {
                for (int i = 0; i < value.size(); i++) {
                    compare(place + "[" + i + "]", value.get(i), schema.get("items"));
                }
            }
        }

        private void compareOneOf(String place, JsonNode value, JsonNode choices) {
            List<List<String>> outcomes = new ArrayList<>();
            choices.forEach(choice -> {
                List<String> found = new ArrayList<>();
                new Comparison(document, found).compare(place, value, choice);
                outcomes.add(found);
            });
            if (outcomes.stream().noneMatch(List::isEmpty)) {
                differences.addAll(outcomes.get(0));
            }
        }

        private void compareFields(String place, JsonNode value, JsonNode properties) {
            TreeSet<String> names = new TreeSet<>(value.propertyNames());
            TreeSet<String> expected = new TreeSet<>(properties.propertyNames());
            if (!names.equals(expected)) {
                differences.add(place + " has the fields " + names + " in place of " + expected);
                return;
            }
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                compare(place + "." + field.getKey(), field.getValue(), properties.get(field.getKey()));
            }
        }

        private static boolean hasType(JsonNode value, JsonNode type) {
            if (type.isArray()) {
                return StreamSupport.stream(type.spliterator(), false).anyMatch(one -> hasType(value, one));
            }
            return switch (type.asString("any")) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isString();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "null" -> value.isNull();
                default -> true;
            };
        }

        private static boolean isAmong(JsonNode value, JsonNode choices) {
            return StreamSupport.stream(choices.spliterator(), false).anyMatch(value::equals);
        }
    }
}
