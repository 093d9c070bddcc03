package dev.burr.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the parameters of all routes are, which values they take, and an example of each. */
final class OpenApiParameters {

    static final String FILE = "openapi-parameters.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode texts = read();

    private static JsonNode read() {
        try (InputStream file = OpenApiParameters.class.getResourceAsStream("/" + FILE)) {
            return JSON.readTree(Objects.requireNonNull(file, FILE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A parameter where it is taken. */
    record Place(String method, String path, JsonNode operation, ObjectNode parameter) {

        String route() {
            return method + " " + path;
        }

        String name() {
            return parameter.get("name").asString();
        }

        boolean isOurs() {
            return path.startsWith("/api/v1/");
        }

        boolean isRequired() {
            return parameter.path("required").asBoolean(false);
        }

        JsonNode schema() {
            return parameter.get("schema");
        }

        /** Of one value, where it may have several. */
        JsonNode valueSchema() {
            return schema().has("items") ? schema().get("items") : schema();
        }

        JsonNode example() {
            return parameter.path("example");
        }

        Optional<String> mediaType() {
            return operation.path("requestBody").path("content").propertyNames().stream()
                    .findFirst();
        }

        /** The others of its route that must be there. */
        Stream<Place> others() {
            return of(method, path, operation)
                    .filter(other -> other.isRequired() && !other.name().equals(name()));
        }

        private static Stream<Place> of(String method, String path, JsonNode operation) {
            return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                    .map(parameter -> new Place(method, path, operation, (ObjectNode) parameter));
        }

        @Override
        public String toString() {
            return route() + " " + name();
        }
    }

    static List<Place> places(JsonNode document) {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .flatMap(operation -> Place.of(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())))
                .toList();
    }

    void addTo(JsonNode document) {
        places(document).forEach(place -> {
            JsonNode text = textOf(place);
            if (text != null) {
                describe(place, text);
            }
        });
    }

    /** Texts of parameters that no route has. */
    List<String> unused(JsonNode document) {
        List<@Nullable JsonNode> used =
                places(document).stream().map(this::textOf).toList();
        return texts.properties().stream()
                .flatMap(name -> StreamSupport.stream(name.getValue().spliterator(), false)
                        .filter(text -> used.stream().noneMatch(one -> one == text))
                        .map(text -> name.getKey() + ": " + text.get("description")))
                .toList();
    }

    /** The text for its route, or that for all others. */
    private @Nullable JsonNode textOf(Place place) {
        JsonNode general = null;
        for (JsonNode text : texts.path(place.name())) {
            if (!text.has("routes")) {
                general = text;
            } else if (StreamSupport.stream(text.get("routes").spliterator(), false)
                    .anyMatch(route -> route.asString().equals(place.route()))) {
                return text;
            }
        }
        return general;
    }

    private static void describe(Place place, JsonNode text) {
        ObjectNode parameter = place.parameter();
        JsonNode required = parameter.remove("required");
        JsonNode schema = parameter.remove("schema");
        parameter.set("description", text.get("description"));
        parameter.set("required", required);
        parameter.set("schema", schema);
        parameter.set("example", text.get("example"));
        for (Map.Entry<String, JsonNode> bound : text.path("schema").properties()) {
            boolean ofAll = bound.getKey().equals("maxItems");
            ((ObjectNode) (ofAll ? schema : place.valueSchema())).set(bound.getKey(), bound.getValue());
        }
    }

    /** Values of the example; more than one where the parameter may be given several times. */
    static List<JsonNode> values(JsonNode example) {
        List<JsonNode> values = new ArrayList<>();
        if (example.isArray()) {
            example.forEach(values::add);
        } else {
            values.add(example);
        }
        return values;
    }
}
