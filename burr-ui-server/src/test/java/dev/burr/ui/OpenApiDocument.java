package dev.burr.ui;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.LogParts;
import dev.burr.ui.index.ChangeNotice;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the API as it is committed: what springdoc finds out, and what it does not know, taken from the
 * records: every field of an answer is always there, and may be null only where its type says so.
 */
final class OpenApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ZIP = "application/zip";
    private static final String PROBLEM = "application/problem+json";

    private final ObjectNode document;
    private final Map<String, Class<?>> records;

    /** @param records the types behind the schemas, by name */
    OpenApiDocument(String generated, Map<String, Class<?>> records) {
        this.document = (ObjectNode) JSON.readTree(generated);
        this.records = records;
    }

    String text() {
        document.putObject("info")
                .put("title", "Burr for Spring")
                .put("description", "/api/v0 is the API of Apache Burr's server; /api/v1 is that of the web UI.")
                .put("version", "1");
        document.putArray("servers").addObject().put("url", "./");
        ObjectNode paths = (ObjectNode) document.get("paths");
        paths.properties()
                .forEach(path -> path.getValue().forEach(operation -> describe(path.getKey(), (ObjectNode) operation)));
        document.set("paths", sorted(paths));
        ObjectNode schemas = (ObjectNode) document.get("components").get("schemas");
        schemas.remove("SseEmitter");
        describeProblem((ObjectNode) schemas.get("ProblemDetail"));
        describeNotice(schemas.putObject("ChangeNotice"));
        schemas.properties().forEach(schema -> describe(schema.getKey(), schema.getValue()));
        ((ObjectNode) document.get("components")).set("schemas", sorted(schemas));
        new OpenApiExamples().addTo(document);
        new OpenApiParameters().addTo(document);
        return print();
    }

    private void describe(String path, ObjectNode operation) {
        boolean ours = path.startsWith("/api/v1/");
        String id = operation.get("operationId").asString().replaceAll("_\\d+$", "");
        operation.put("operationId", ours ? id : "v0" + Character.toUpperCase(id.charAt(0)) + id.substring(1));
        operation.putArray("tags").add(ours ? "v1" : "v0");
        ObjectNode responses = (ObjectNode) operation.get("responses");
        describeStream(path, operation);
        ObjectNode content = (ObjectNode) responses.get("200").get("content");
        if (content.has("*/*")) {
            content.set("application/json", content.remove("*/*"));
        }
        if (content.has("text/event-stream")) {
            ((ObjectNode) content.get("text/event-stream"))
                    .putObject("schema")
                    .put("type", "string")
                    .put("description", "Events 'change' with a ChangeNotice and 'resync' with an empty object");
        }
        if (path.equals("/api/v0/indexing_jobs")) {
            responses.remove("200");
        }
        ObjectNode problem = responses.putObject("default").put("description", "What went wrong");
        problem.putObject("content")
                .putObject(PROBLEM)
                .putObject("schema")
                .put("$ref", "#/components/schemas/ProblemDetail");
    }

    /** Archives and events are streams, of which no type tells. */
    private static void describeStream(String path, ObjectNode operation) {
        if (path.equals("/api/v1/export")) {
            describeBinary(ZIP, operation.withObject("responses").withObject("200"));
        }
        if (path.equals("/api/v1/recorded/step") || path.equals("/api/v1/recorded/documents")) {
            describeBinary(
                    LogParts.MEDIA_TYPE, operation.withObject("responses").withObject("200"));
        }
        if (path.equals("/api/v1/import")) {
            describeBinary(ZIP, operation.putObject("requestBody").put("required", true));
        }
        if (path.equals("/api/v1/ingest")) {
            describeBinary(
                    LogParts.MEDIA_TYPE, operation.putObject("requestBody").put("required", true));
        }
    }

    private static void describeBinary(String type, ObjectNode body) {
        body.putObject("content")
                .putObject(type)
                .putObject("schema")
                .put("type", "string")
                .put("format", "binary");
    }

    private void describe(String name, JsonNode schema) {
        Class<?> type = records.get(name);
        if (type == null) {
            return;
        }
        boolean request = name.endsWith("Request");
        ArrayNode required = ((ObjectNode) schema).putArray("required");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            String property = property(component);
            if (!request || isRequired(component)) {
                required.add(property);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                makeNullable(properties, property);
            }
        }
        if (name.equals("Change")) {
            ((ObjectNode) properties.get("path").get("items"))
                    .set("type", JSON.valueToTree(List.of("string", "integer")));
        }
    }

    private static void describeProblem(ObjectNode problem) {
        ((ObjectNode) problem.get("properties")).remove("properties");
        List.of("type", "title", "status", "detail", "instance").forEach(problem.withArray("required")::add);
    }

    /** No controller returns it: it is the data of an event. */
    private static void describeNotice(ObjectNode notice) {
        notice.put("type", "object");
        for (RecordComponent component : ChangeNotice.class.getRecordComponents()) {
            String type = component.getType() == boolean.class ? "boolean" : "string";
            notice.withObject("properties").putObject(component.getName()).put("type", type);
            notice.withArray("required").add(component.getName());
        }
    }

    private static String property(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null || name.value().isEmpty() ? component.getName() : name.value();
    }

    private static boolean isRequired(RecordComponent component) {
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name != null && name.required();
    }

    private static void makeNullable(ObjectNode properties, String name) {
        ObjectNode property = (ObjectNode) properties.get(name);
        if (property.has("$ref")) {
            ArrayNode choices = JSON.createArrayNode().add(property);
            choices.addObject().put("type", "null");
            properties.putObject(name).set("oneOf", choices);
        } else if (property.has("type")) {
            String type = property.get("type").asString();
            property.set("type", JSON.valueToTree(List.of(type, "null")));
        }
    }

    private static ObjectNode sorted(ObjectNode node) {
        ObjectNode sorted = JSON.createObjectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> sorted.set(field.getKey(), field.getValue()));
        return sorted;
    }

    private String print() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JSON.writer().with(printer).writeValueAsString(document) + "\n";
    }
}
