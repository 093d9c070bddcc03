package dev.burr.spring.web;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static dev.burr.spring.web.Tellers.failingAfter;
import static dev.burr.spring.web.Tellers.telling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StateNotSavedException;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.WrongPartitionException;
import dev.burr.tracking.TrackingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

@ExtendWith(OutputCaptureExtension.class)
final class RunProblemAdviceTest {

    private static final PersistedState STEP = PersistedState.of(
            ApplicationId.of("chat"), "tell", State.of("n", 1).at(new Position(3, "tell")), Instant.EPOCH);

    private interface Run {
        Object run() throws Exception;
    }

    @RestController
    private static final class Runner {

        private final Run run;

        Runner(Run run) {
            this.run = run;
        }

        @GetMapping("/run")
        Object run() throws Exception {
            return run.run();
        }
    }

    private static MvcTestResult get(Run run, Object... before) {
        return MockMvcTester.of(List.of(new Runner(run)), mvc -> mvc.setControllerAdvice(
                                Stream.concat(Stream.of(before), Stream.of(new RunProblemAdvice()))
                                        .toArray())
                        .build())
                .get()
                .uri("/run")
                .exchange();
    }

    private static Run failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new WrongPartitionException("chat", "ana"), 404, "unknown-application"),
                Arguments.of(new StepAlreadySavedException("chat", 3), 409, "busy"),
                Arguments.of(new PersistenceException("Table 'x' is gone"), 503, "storage-unavailable"),
                Arguments.of(
                        new StateNotSavedException(STEP, new IllegalStateException("x")), 503, "storage-unavailable"),
                Arguments.of(new TrackingException("x", new IOException("Disk full")), 503, "storage-unavailable"),
                Arguments.of(new BurrException("Key 's3cret' is not there"), 500, "failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasAStatusForEachKindOfFailure(Exception failure, int status, String type) {
        MvcTestResult answer = get(failing(failure));

        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:burr:problem:" + type);
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(answer).bodyText().doesNotContain("s3cret", "Table", "ana");
    }

    @Test
    void namesTheInputsThatAreMissing() {
        Application asking = new ApplicationBuilder()
                .withActions(action("ask").inputs("question").writes("n").run((state, inputs) -> state.with("n", 1)))
                .withEntrypoint("ask")
                .build();

        MvcTestResult answer = get(() -> asking.run(after("ask")));

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                {
                  "type": "urn:burr:problem:missing-input",
                  "title": "Input is missing",
                  "detail": "The request lacks what the next step needs. Send it again with what is named in 'missing'.",
                  "missing": ["question"]
                }
                """);
    }

    @Test
    void saysThatThereIsNoApplicationToGoOnWith() {
        MvcTestResult answer = get(() -> new ApplicationBuilder()
                .withActions(action("end").run(state -> state))
                .withEntrypoint("end")
                .withPersister(new InMemoryStatePersister())
                .resumeFrom("nobody")
                .build());

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer).bodyJson().extractingPath("$.applicationId").isEqualTo("nobody");
    }

    @Test
    void saysThatAStepTookTooLong() {
        Application slow = new ApplicationBuilder()
                .withActions(action("wait").timeout(Duration.ofMillis(1)).run(state -> {
                    new CountDownLatch(1).await();
                    return state;
                }))
                .withEntrypoint("wait")
                .build();

        assertThat(get(() -> slow.run(after("wait")))).hasStatus(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Test
    void saysThatARunDoesNotEnd() {
        Application loop = new ApplicationBuilder()
                .withActions(action("go").run(state -> state), action("end").run(state -> state))
                .withTransitions(from("go").to("end").when("1 > 2"), from("go").to("go"))
                .withEntrypoint("go")
                .withMaxSteps(3)
                .build();

        MvcTestResult answer = get(() -> loop.run(after("end")));

        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:burr:problem:max-steps");
    }

    @Test
    void logsWhatItDoesNotTell(CapturedOutput output) {
        MvcTestResult answer = get(() -> telling(failingAfter("once")).run(after("tell")));

        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer).bodyText().doesNotContain("s3cret");
        assertThat(output).contains("Answered with status 500: The run failed.", "the password is s3cret");
    }

    @Test
    void answersAnActionThatSaysHowToBeAnsweredSo() {
        Application refusing = new ApplicationBuilder()
                .withActions(action("refuse").run(state -> {
                    throw new Refused();
                }))
                .withEntrypoint("refuse")
                .build();

        MvcTestResult answer = get(() -> refusing.run(after("refuse")));

        assertThat(answer).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("No coffee here.");
    }

    private static final class Refused extends Exception implements ErrorResponse {

        private static final long serialVersionUID = 1L;

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.TOO_MANY_REQUESTS;
        }

        @Override
        public ProblemDetail getBody() {
            return ProblemDetail.forStatusAndDetail(getStatusCode(), "No coffee here.");
        }
    }

    @Test
    void leavesWhatTheServiceHasWrappedToOthers() {
        MvcTestResult answer = get(failing(
                new ResponseStatusException(HttpStatus.GONE, "It is over.", new StepAlreadySavedException("chat", 3))));

        assertThat(answer).hasStatus(HttpStatus.GONE);
    }

    @RestControllerAdvice
    private static final class OfTheService {

        @ExceptionHandler
        String answer(BurrException failure) {
            return "Sorry.";
        }
    }

    @Test
    void comesAfterWhatTheServiceHasItself() {
        MvcTestResult answer = get(failing(new BurrException("x")), new OfTheService());

        assertThat(answer).hasStatusOk().bodyText().isEqualTo("Sorry.");
    }

    @Test
    void answersInWebFluxToo() {
        WebTestClient.bindToController(new Runner(failing(new StepAlreadySavedException("chat", 3))))
                .controllerAdvice(new RunProblemAdvice())
                .build()
                .get()
                .uri("/run")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:burr:problem:busy")
                .jsonPath("$.applicationId")
                .isEqualTo("chat");
    }
}
