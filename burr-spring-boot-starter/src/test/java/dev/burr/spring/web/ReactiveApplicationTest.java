package dev.burr.spring.web;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static dev.burr.spring.web.Tellers.telling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunCancelledException;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.spring.web.Tellers.Ending;
import dev.burr.spring.web.Tellers.Endless;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Controllers of Spring WebFlux that have to do with applications. */
final class ReactiveApplicationTest {

    private static final String SESSION = "SESSION";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StatePersister saved = new InMemoryStatePersister();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final Ending ending = new Ending();

    @BeforeEach
    void addSource() {
        beans.addBean("counters", (ApplicationSource) id -> counter(id, id.partitionKey()));
    }

    private Application counter(ApplicationId id, @Nullable String partition) {
        return new ApplicationBuilder()
                .withActions(action("count")
                        .reads("n")
                        .inputs("by")
                        .writes("n")
                        .run((state, inputs) -> state.increment("n", inputs.getInt("by"))))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .withPersister(saved)
                .withPartitionKey(partition)
                .resumeFrom(id.appId(), State.of("n", 0))
                .build();
    }

    @RestController
    private final class Counters {

        @PostMapping("/count/{id}")
        Mono<String> count(@RequestedApplication("id") Application counter) {
            return counted(counter);
        }

        @PostMapping("/mine")
        Mono<String> countMine(@RequestedApplication Application counter) {
            return counted(counter);
        }

        @PostMapping("/other")
        Mono<String> countOther(@RequestedApplication(source = "others") Application counter) {
            return counted(counter);
        }

        @PostMapping("/id/{id}")
        String id(@RequestedApplication("id") ApplicationId id) {
            return id.appId() + " of " + id.partitionKey();
        }

        @PostMapping("/wrong/{number}")
        String wrong(@RequestedApplication("id") ApplicationId id, @PathVariable String number) {
            return number;
        }

        @PostMapping("/lacking/{id}")
        Mono<String> lacking(@RequestedApplication("id") Application counter) {
            return Mono.fromCompletionStage(() -> counter.start(after("count")).result())
                    .map(result -> "never");
        }

        @GetMapping("/endless")
        Flux<ServerSentEvent<Object>> endless() {
            return StreamedRun.of(telling(new Endless(), ending), after("tell")).toEvents();
        }

        private Mono<String> counted(Application counter) {
            return Mono.fromCompletionStage(() ->
                            counter.start(after("count"), Inputs.of("by", 1)).result())
                    .map(result -> String.valueOf(result.state().getInt("n")));
        }
    }

    private WebTestClient client(@Nullable String user) {
        WebFilter signedIn = (exchange, chain) -> chain.filter(
                user == null
                        ? exchange
                        : exchange.mutate()
                                .principal(Mono.<Principal>just(() -> user))
                                .build());
        return WebTestClient.bindToController(new Counters())
                .argumentResolvers(resolvers -> resolvers.addCustomResolver(
                        new ReactiveApplicationResolver(beans, beans.getBeanProvider(ExchangePartition.class))))
                .controllerAdvice(new RunProblemAdvice())
                .webFilter(signedIn)
                .configureClient()
                .responseTimeout(SOON)
                .build();
    }

    private EntityExchangeResult<String> post(WebTestClient client, String path, String session) {
        return client.post()
                .uri(path)
                .cookie(SESSION, session)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private String answer(String path, @Nullable String user) {
        return String.valueOf(post(client(user), path, "").getResponseBody());
    }

    private HttpStatus status(String path, @Nullable String user) {
        return HttpStatus.valueOf(post(client(user), path, "").getStatus().value());
    }

    @Test
    void isTheOneOfThePath() {
        assertThat(answer("/count/a", null)).isEqualTo("1");
        assertThat(answer("/count/a", null)).isEqualTo("2");
        assertThat(answer("/count/b", null)).isEqualTo("1");
        assertThat(saved.list()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void belongsToTheUser() {
        assertThat(answer("/count/a", "ana")).isEqualTo("1");

        assertThat(saved.list("ana")).containsExactly("a");
        assertThat(status("/count/a", "bob")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("/count/a", null)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer("/count/a", "ana")).isEqualTo("2");
    }

    @Test
    void belongsToWhatTheServiceSays() {
        beans.addBean("tenants", (ExchangePartition)
                exchange -> exchange.getPrincipal().map(user -> "tenant of " + user.getName()));

        assertThat(answer("/id/a", "ana")).isEqualTo("a of tenant of ana");
        assertThat(answer("/id/a", null)).isEqualTo("a of null");
    }

    @Test
    void isTheOneOfTheSession() {
        WebTestClient client = client(null);
        EntityExchangeResult<String> first = post(client, "/mine", "");
        ResponseCookie session =
                Objects.requireNonNull(first.getResponseCookies().getFirst(SESSION));

        assertThat(first.getResponseBody()).isEqualTo("1");
        assertThat(post(client, "/mine", session.getValue()).getResponseBody()).isEqualTo("2");
        assertThat(post(client, "/mine", "").getResponseBody()).isEqualTo("1");
        assertThat(saved.list()).hasSize(2).doesNotContain(session.getValue());
    }

    @Test
    void isUnknownWhenItsIdCanNotBeRecorded() {
        assertThat(status("/count/a%00b", null)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(saved.list()).isEmpty();
    }

    @Test
    void isRefusedWhenItsSourceForgetsThePartition() {
        beans.addBean("others", (ApplicationSource) id -> counter(id, null));

        assertThat(status("/other", "ana")).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(saved.list()).isEmpty();
    }

    @Test
    void saysWhenThePathHasNoSuchVariable() {
        assertThat(status("/wrong/7", null)).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Test
    void isAnsweredWithAProblemWhenItsRunFails() {
        client(null)
                .post()
                .uri("/lacking/a")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:burr:problem:missing-input")
                .jsonPath("$.missing[0]")
                .isEqualTo("by");
    }

    @Test
    void isCancelledWhenTheReaderOfItsStreamLeaves() throws Exception {
        String first = client(null)
                .get()
                .uri("/endless")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst(SOON);

        assertThat(first).contains("number 0000000");
        assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
    }
}
