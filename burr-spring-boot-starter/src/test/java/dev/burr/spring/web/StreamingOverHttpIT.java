package dev.burr.spring.web;

import static dev.burr.core.Halt.after;
import static dev.burr.spring.web.Tellers.failingAfter;
import static dev.burr.spring.web.Tellers.telling;
import static dev.burr.spring.web.Tellers.tellingTexts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.burr.application.Application;
import dev.burr.application.RunCancelledException;
import dev.burr.spring.web.Tellers.Ending;
import dev.burr.spring.web.Tellers.Endless;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.core.publisher.Flux;

/** Streams through a real Tomcat, where a client sees an item while the run goes on, and may leave. */
final class StreamingOverHttpIT {

    private static final Map<String, StreamedRun> RUNS = new ConcurrentHashMap<>();

    private static ConfigurableApplicationContext service;
    private static String address;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Ending ending = new Ending();

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        BurrWebAutoConfiguration.class,
        BurrWebMvcAutoConfiguration.class
    })
    @Import(Controller.class)
    static class Service {}

    @RestController
    static class Controller {

        @GetMapping("/sse/{run}")
        SseEmitter sse(@PathVariable String run) {
            return RUNS.get(run).toSseEmitter();
        }

        @GetMapping("/body/{run}")
        ResponseBodyEmitter body(@PathVariable String run) {
            return RUNS.get(run).toBody();
        }

        @GetMapping("/flux/{run}")
        Flux<ServerSentEvent<Object>> flux(@PathVariable String run) {
            return RUNS.get(run).toEvents();
        }
    }

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(Service.class)
                .run(
                        "--spring.main.web-application-type=" + WebApplicationType.SERVLET,
                        "--server.address=127.0.0.1",
                        "--server.port=0");
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private HttpResponse<InputStream> get(String kind, StreamedRun run) throws Exception {
        String name = "run-" + RUNS.size();
        RUNS.put(name, run);
        var request = HttpRequest.newBuilder(URI.create("%s/%s/%s".formatted(address, kind, name)))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private HttpResponse<InputStream> get(String kind, Application app) throws Exception {
        return get(kind, StreamedRun.of(app, after("tell")));
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void sendsAnItemWhileTheRunGoesOn() throws Exception {
        var seen = new CountDownLatch(1);
        Application app = telling(out -> {
            out.emit(" Söhne");
            if (!seen.await(20, TimeUnit.SECONDS)) {
                throw new IOException("The client has not seen the first item.");
            }
            out.emit(2);
        });

        HttpResponse<InputStream> response = get("sse", app);
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(lines.readLine()).isEqualTo("data:\" Söhne\"");
            seen.countDown();
            assertThat(lines.lines())
                    .containsExactly(
                            "", "data:2", "", "event:done", "data:{\"applicationId\":\"story\",\"sequenceId\":0}", "");
        }
    }

    @Test
    void sendsTextsAsTheyAreAndOthersAsJsonByLines() throws Exception {
        var seen = new CountDownLatch(1);
        Application app = telling(out -> {
            out.emit("Ärger ");
            if (!seen.await(20, TimeUnit.SECONDS)) {
                throw new IOException("The client has not seen the first item.");
            }
            out.emit("☃\n");
            out.emit(Map.of("n", 1));
            out.emit(2);
        });

        HttpResponse<InputStream> response = get("body", app);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        try (var body = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
            assertThat(body.read()).isEqualTo('Ä');
            seen.countDown();
            assertThat(new BufferedReader(body).lines()).containsExactly("rger ☃", "{\"n\":1}", "2");
        }
    }

    @Test
    void endsWithAProblemWhenTheRunFails() throws Exception {
        HttpResponse<InputStream> response = get("sse", telling(failingAfter("once")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .startsWith("data:\"once\"\n\nevent:problem\ndata:{\"type\":\"urn:burr:problem:failed\"")
                .doesNotContain("s3cret");
    }

    @Test
    void sendsTheSameEventsFromAFlux() throws Exception {
        assertThat(text(get("flux", tellingTexts(" a", "b\nc"))))
                .isEqualTo(
                        """
                        data:" a"

                        data:"b\\nc"

                        event:done
                        data:{"applicationId":"story","sequenceId":0}

                        """);
    }

    @Test
    void cancelsTheRunOfAnEmitterWhoseClientLeaves() throws Exception {
        leavesAfterTheFirstByte("sse");
    }

    @Test
    void cancelsTheRunOfABodyWhoseClientLeaves() throws Exception {
        leavesAfterTheFirstByte("body");
    }

    @Test
    void cancelsTheRunOfAFluxWhoseClientLeaves() throws Exception {
        leavesAfterTheFirstByte("flux");
    }

    private void leavesAfterTheFirstByte(String kind) throws Exception {
        HttpResponse<InputStream> response = get(kind, telling(new Endless(), ending));
        try (InputStream body = response.body()) {
            assertThat(body.read()).isPositive();
        }

        assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
    }

    @Test
    void keepsAStreamOpenWhileItsActionTakesItsTime() throws Exception {
        var pulse = new ManualPulse();
        var seen = new CountDownLatch(1);
        Application app = telling(out -> {
            out.emit("once");
            if (!seen.await(20, TimeUnit.SECONDS)) {
                throw new IOException("The client has not seen the heartbeat.");
            }
            out.emit(2);
        });

        HttpResponse<InputStream> response = get("sse", pulse.in(StreamedRun.of(app, after("tell"))));
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data:\"once\"");
            assertThat(lines.readLine()).isEmpty();
            pulse.beat();
            assertThat(lines.readLine()).isEqualTo(":");
            seen.countDown();
            assertThat(lines.lines()).startsWith("", "data:2", "", "event:done");
        }
        assertThat(pulse.isStill()).isTrue();
    }

    @Test
    void noticesThatTheClientOfAnEmitterHasLeftWhileAnActionTakesItsTime() throws Exception {
        leavesWhileAnActionTakesItsTime("sse");
    }

    @Test
    void noticesThatTheClientOfAFluxHasLeftWhileAnActionTakesItsTime() throws Exception {
        leavesWhileAnActionTakesItsTime("flux");
    }

    private void leavesWhileAnActionTakesItsTime(String kind) throws Exception {
        var pulse = new ManualPulse();
        Application app = telling(
                out -> {
                    out.emit("once");
                    new CountDownLatch(1).await();
                },
                ending);
        HttpResponse<InputStream> response = get(kind, pulse.in(StreamedRun.of(app, after("tell"))));
        try (InputStream body = response.body()) {
            assertThat(body.read()).isPositive();
        }

        // The first one that is written to a closed connection goes unnoticed.
        await().until(() -> {
            pulse.beat();
            return ending.end.isDone();
        });

        assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
        await().until(pulse::isStill);
    }

    @Test
    void finishesARunThatIsToWhenItsClientLeaves() throws Exception {
        var left = new CountDownLatch(1);
        Application app = telling(
                out -> {
                    out.emit("once");
                    left.await();
                    for (int i = 0; i < 1_000; i++) {
                        out.emit("more".repeat(10_000));
                    }
                },
                ending);
        HttpResponse<InputStream> response =
                get("sse", StreamedRun.of(app, after("tell")).whenClientIsGone(ClientGone.FINISH_RUN));
        try (InputStream body = response.body()) {
            assertThat(body.read()).isPositive();
        }
        left.countDown();

        assertThat(ending.await().exception()).isNull();
        assertThat(ending.await().state().getString("told")).isEqualTo("all");
    }

    @Test
    void countsAClientWhoseTimeIsOverAsGone() throws Exception {
        Application app = telling(
                out -> {
                    out.emit("once");
                    new CountDownLatch(1).await();
                },
                ending);

        StreamedRun run = StreamedRun.of(app, after("tell")).timeout(Duration.ofMillis(1));
        HttpResponse<InputStream> open = get("sse", run);
        assertThat(ending.await().exception()).isInstanceOf(RunCancelledException.class);
        open.body().close();
    }

    @Test
    void answersABodyThatFailsBeforeItsFirstItemWithAStatus() throws Exception {
        Application busy = telling(new Endless(), ending);
        HttpResponse<InputStream> first = get("body", busy);
        try (InputStream body = first.body()) {
            assertThat(body.read()).isPositive();

            HttpResponse<InputStream> second = get("body", busy);

            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(text(second)).contains("urn:burr:problem:busy");
        }
        ending.await();
    }

    @Test
    void breaksABodyOffThatFailsLater() throws Exception {
        HttpResponse<InputStream> response = get("body", telling(failingAfter("once")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> text(response)).isInstanceOf(IOException.class);
    }
}
