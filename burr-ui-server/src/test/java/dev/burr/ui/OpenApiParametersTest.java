package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.OpenApiParameters.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says of each parameter what it is and what it takes, and the server takes just that. */
final class OpenApiParametersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static JsonNode document = JSON.nullNode();
    private static ConfigurableApplicationContext server = new SpringApplicationBuilder().context();

    @BeforeAll
    static void start(@TempDir Path storage) throws IOException {
        document = read();
        server = new SpringApplicationBuilder(OwnServerConfiguration.class)
                .properties(
                        "burr.ui.port=0",
                        "burr.ui.storage-dir=" + storage.resolve("storage"),
                        "burr.ui.cache-dir=" + storage.resolve("cache"),
                        "burr.ui.data-dir=" + storage.resolve("data"),
                        "spring.main.banner-mode=off",
                        "logging.level.root=error")
                .run();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode read() throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/main/resources/burr-ui/openapi.json")));
    }

    @Test
    void everyParameterHasADescriptionAndAnExample() {
        assertThat(OpenApiParameters.places(document)).allSatisfy(place -> {
            assertThat(place.parameter().path("description").asString(""))
                    .as("description of %s", place)
                    .endsWith(".");
            assertThat(place.parameter().has("example"))
                    .as("example of %s", place)
                    .isTrue();
        });
        assertThat(new OpenApiParameters().unused(document)).isEmpty();
    }

    @Test
    void optionalParametersSayWhatHappensWithoutThem() {
        assertThat(OpenApiParameters.places(document))
                .filteredOn(place -> !place.isRequired() && !place.schema().has("default"))
                .allSatisfy(
                        place -> assertThat(place.parameter().get("description").asString())
                                .as("description of %s", place)
                                .containsIgnoringCase("absent"));
    }

    @Test
    void examplesAreWhatTheirSchemasSay() {
        assertThat(OpenApiParameters.places(document)).allSatisfy(place -> {
            JsonNode schema = place.valueSchema();
            assertThat(place.example().isArray())
                    .as("several values of %s", place)
                    .isEqualTo(place.schema().has("items"));
            assertThat(OpenApiParameters.values(place.example())).allSatisfy(value -> {
                assertThat(typesOf(value))
                        .as("type of %s", place)
                        .contains(schema.get("type").asString());
                assertThat(names(schema).isEmpty() || names(schema).contains(value.asString()))
                        .as("value of %s", place)
                        .isTrue();
            });
        });
    }

    static Stream<Place> placesWithNames() throws IOException {
        return OpenApiParameters.places(read()).stream()
                .filter(place -> place.isOurs() && place.valueSchema().has("enum"));
    }

    @ParameterizedTest
    @MethodSource("placesWithNames")
    void otherNamesAreRefusedWithThoseThatAreTaken(Place place) throws IOException, InterruptedException {
        HttpResponse<String> refused = ask(place, List.of("another"));
        String detail = JSON.readTree(refused.body()).path("detail").asString("");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(detail).startsWith("Parameter '" + place.name() + "' is 'another'");
        assertThat(QUOTED.matcher(detail.substring(detail.indexOf("Use ")))
                        .results()
                        .map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(names(place.valueSchema()));
    }

    @ParameterizedTest
    @MethodSource("placesWithNames")
    void eachNameIsTaken(Place place) throws IOException, InterruptedException {
        for (String name : names(place.valueSchema())) {
            assertThat(ask(place, List.of(name)).body()).doesNotContain("Parameter '" + place.name() + "'");
        }
    }

    static Stream<Place> placesWithBounds() throws IOException {
        return OpenApiParameters.places(read()).stream()
                .filter(place -> place.isOurs() && place.valueSchema().has("minimum"));
    }

    @ParameterizedTest
    @MethodSource("placesWithBounds")
    void numbersAreTakenUpToTheirBounds(Place place) throws IOException, InterruptedException {
        long least = place.schema().get("minimum").asLong();
        long most = place.schema().get("maximum").asLong();

        for (long beyond : List.of(least - 1, most + 1)) {
            HttpResponse<String> refused = ask(place, List.of(String.valueOf(beyond)));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("Parameter '" + place.name() + "'");
        }
        for (long bound : List.of(least, most)) {
            assertThat(ask(place, List.of(String.valueOf(bound))).body())
                    .doesNotContain("Parameter '" + place.name() + "'");
        }
    }

    static Stream<Place> placesWithLengths() throws IOException {
        return OpenApiParameters.places(read()).stream()
                .filter(place ->
                        place.schema().has("maxItems") || place.valueSchema().has("maxLength"));
    }

    @ParameterizedTest
    @MethodSource("placesWithLengths")
    void textsAndListsAreTakenUpToTheirLengths(Place place) throws IOException, InterruptedException {
        boolean list = place.schema().has("maxItems");
        int most = place.schema().get(list ? "maxItems" : "maxLength").asInt();
        List<String> longest = list ? Collections.nCopies(most, "x") : List.of("x".repeat(most));
        List<String> tooLong = list ? Collections.nCopies(most + 1, "x") : List.of("x".repeat(most + 1));

        assertThat(ask(place, longest).body()).doesNotContain("Parameter '" + place.name() + "'");
        assertThat(ask(place, tooLong).body()).contains("Parameter '" + place.name() + "'");
    }

    @Test
    void whatIsOfAnotherTypeIsRefused() {
        assertThat(OpenApiParameters.places(document))
                .filteredOn(place -> place.isOurs()
                        && place.parameter().get("in").asString().equals("query")
                        && !place.valueSchema().get("type").asString().equals("string"))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(ask(place, List.of("x")).statusCode())
                        .as("%s", place)
                        .isEqualTo(400));
    }

    private static HttpResponse<String> ask(Place place, List<String> values) throws IOException, InterruptedException {
        List<String> query = new ArrayList<>();
        values.forEach(value -> query.add(pair(place.name(), value)));
        place.others().forEach(other -> OpenApiParameters.values(other.example())
                .forEach(value -> query.add(pair(other.name(), value.asString()))));
        URI address = URI.create("http://localhost:"
                + server.getEnvironment().getRequiredProperty("local.server.port") + place.path() + "?"
                + String.join("&", query));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", place.mediaType().orElse("application/json"))
                .method(
                        place.method(),
                        place.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static TreeSet<String> names(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> typesOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return List.of("integer", "number");
        }
        return List.of(value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string");
    }
}
