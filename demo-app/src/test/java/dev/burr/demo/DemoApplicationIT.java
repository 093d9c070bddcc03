package dev.burr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.TrackingClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

/** The service as it runs, over HTTP. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"demo.chatbot.delay-per-call=0", "demo.chatbot.delay-per-character=0"})
final class DemoApplicationIT {

    @TempDir
    private static Path storage;

    @Autowired
    private TrackingClient chatTracking;

    @LocalServerPort
    private int port;

    private final String id = "it-" + UUID.randomUUID();
    private RestTestClient http;

    @DynamicPropertySource
    static void recordIntoATemporaryDirectory(DynamicPropertyRegistry properties) {
        properties.add("burr.tracking.storage-dir", storage::toString);
    }

    @BeforeEach
    void connect() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private BodyContentSpec say(String prompt, HttpStatus status) {
        return http.post()
                .uri("/chat/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("prompt", prompt))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody();
    }

    private BodyContentSpec conversation() {
        return http.get().uri("/chat/{id}", id).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void answersAndRecordsEachStep() {
        say("What is the capital of France?", HttpStatus.OK)
                .json("{role: 'assistant', content: 'Paris.', type: 'text'}");

        conversation()
                .jsonPath("$.history.length()")
                .isEqualTo(2)
                .jsonPath("$.pending")
                .isEqualTo(false)
                .jsonPath("$.run")
                .isEqualTo("http://localhost:7241/project/demo_chatbot/" + id);
        assertThat(chatTracking.load(id).orElseThrow().position().sequenceId()).isEqualTo(4);
        assertThat(storage.resolve("demo_chatbot").resolve(id).resolve("log.jsonl"))
                .isNotEmptyFile();
    }

    @Test
    void hasAnEmptyConversationForWhoeverIsNew() {
        conversation()
                .jsonPath("$.history.length()")
                .isEqualTo(0)
                .jsonPath("$.pending")
                .isEqualTo(false);

        assertThat(chatTracking.load(id)).isEmpty();
    }

    @Test
    void answersAFailureWithAProblemAndGoesOn() {
        say("What is an outage?", HttpStatus.SERVICE_UNAVAILABLE)
                .jsonPath("$.title")
                .isEqualTo("The message was not answered")
                .jsonPath("$.detail")
                .isEqualTo("The language model closed the connection before it answered. Try again.");
        conversation().jsonPath("$.pending").isEqualTo(true);
        assertThat(chatTracking.load(id).orElseThrow().status()).isEqualTo(Status.FAILED);

        say("Tell me a joke", HttpStatus.OK);

        conversation()
                .jsonPath("$.history.length()")
                .isEqualTo(4)
                .jsonPath("$.pending")
                .isEqualTo(false);
    }

    @Test
    void answersAFailedMessageOnRetry() {
        say("Show me an outage", HttpStatus.SERVICE_UNAVAILABLE);

        http.post()
                .uri("/chat/{id}/retry", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.history.length()")
                .isEqualTo(2);
    }

    @Test
    void refusesAnEmptyMessageWithAProblem() {
        say(" ", HttpStatus.BAD_REQUEST).jsonPath("$.detail").isEqualTo("Message is empty. Say something in 'prompt'.");

        assertThat(chatTracking.load(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2F..%2Fup", ".hidden", "a%20b", "%C3%A4"})
    void knowsNoConversationWithAnotherIdThanThePageMakes(String unsafe) {
        http.get()
                .uri(URI.create("http://localhost:" + port + "/chat/" + unsafe))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void countsAStepAtATimeAndToTheEnd() {
        http.post()
                .uri("/counter/{id}?user=ana&limit=3", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{n: 1, limit: 3, done: false}");
        http.post()
                .uri("/counter/{id}/run?user=ana", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{n: 3, limit: 3, done: true}");

        assertThat(storage.resolve("demo_counter").resolve(id).resolve("log.jsonl"))
                .isNotEmptyFile();
    }

    @Test
    void refusesToCountOutOfReach() {
        http.post()
                .uri("/counter/{id}/run?limit=1000000", id)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Limit 1000000 is out of reach. Use a number from 1 to 1000.");

        assertThat(storage.resolve("demo_counter").resolve(id)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void refusesToWriteForPagesOfOtherOrigins(String header, String value) {
        for (String path : List.of("/counter/{id}", "/counter/{id}/run", "/chat/{id}", "/chat/{id}/retry")) {
            http.post()
                    .uri(path, id)
                    .header(header, value)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("prompt", "Tell me a joke"))
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }

        assertThat(storage.resolve("demo_counter").resolve(id)).doesNotExist();
        assertThat(chatTracking.load(id)).isEmpty();
    }

    @Test
    void writesForItsOwnPage() {
        http.post()
                .uri("/counter/{id}", id)
                .header("Origin", "http://localhost:" + port)
                .header("Sec-Fetch-Site", "same-origin")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat.js", "/chat.css"})
    void servesThePage(String path) {
        http.get().uri(path).exchange().expectStatus().isOk().expectBody().consumeWith(body -> assertThat(
                        body.getResponseBodyContent())
                .isNotEmpty());
    }
}
