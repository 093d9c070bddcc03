package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.jackson.ModelResolver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed description of the API, from which the types of the web UI are made, says what the API does. */
final class OpenApiTest {

    private static final Path COMMITTED = Path.of("src/main/resources/burr-ui/openapi.json");
    private static final String RENEW = "burr.openapi.renew";

    @Test
    void committedDescriptionSaysWhatTheApiDoes(@TempDir Path storage) throws IOException, InterruptedException {
        String actual = generate(storage);

        if (Boolean.getBoolean(RENEW)) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, actual);
        }

        assertThat(Files.readString(COMMITTED))
                .as(
                        "%s is not what the controllers say. Renew it with ./mvnw -pl burr-ui-server -am test"
                                + " -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true,"
                                + " then run 'npm run generate-api' in burr-ui-server/frontend",
                        COMMITTED, RENEW)
                .isEqualTo(actual);
    }

    @Test
    void everyRouteOfOursHasAnExampleThatLooksAsItsSchemaSays() throws IOException {
        JsonNode document = new JsonMapper().readTree(Files.readString(COMMITTED));
        OpenApiExamples examples = new OpenApiExamples();

        assertThat(examples.missing(document))
                .as("routes without an example, or the other way round; see %s", OpenApiExamples.FILE)
                .isEmpty();
        assertThat(examples.differences(document))
                .as("what the examples in %s have that answers have not", OpenApiExamples.FILE)
                .isEmpty();
    }

    @Test
    void examplesThatAreNotWhatAnswersAreAreFound() throws IOException {
        String committed = Files.readString(COMMITTED);
        JsonNode document = new JsonMapper().readTree(committed.replace("\"nextAfter\"", "\"another\""));

        assertThat(new OpenApiExamples().differences(document))
                .anySatisfy(difference -> assertThat(difference).startsWith("GET /api/v1/steps has the fields"));
    }

    private static String generate(Path storage) throws IOException, InterruptedException {
        ModelResolver.enumsAsRef = true;
        try (var context = new SpringApplicationBuilder(OwnServerConfiguration.class, SpringDoc.class)
                .properties(
                        "burr.ui.port=0",
                        "burr.ui.storage-dir=" + storage,
                        "burr.ui.cache-dir=" + storage.resolve("cache"),
                        "burr.ui.data-dir=" + storage.resolve("data"),
                        "spring.main.banner-mode=off",
                        "spring.web.resources.add-mappings=false",
                        "logging.level.root=error")
                .run()) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new OpenApiDocument(
                            response.body(), context.getBean(SchemaTypes.class).records())
                    .text();
        } finally {
            ModelResolver.enumsAsRef = false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class,
        MultipleOpenApiSupportConfiguration.class
    })
    static class SpringDoc {

        @Bean
        SchemaTypes schemaTypes() {
            return new SchemaTypes();
        }
    }
}
