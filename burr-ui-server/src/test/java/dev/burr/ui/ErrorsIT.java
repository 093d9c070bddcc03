package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request that fails with an error is answered as one, and those behind it are answered too. */
final class ErrorsIT {

    @TempDir
    private static Path storage;

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(OwnServerConfiguration.class, Failing.class)
                .properties(
                        "burr.ui.port=0",
                        "burr.ui.storage-dir=" + storage,
                        "burr.ui.cache-dir=" + storage.resolve("cache"),
                        "burr.ui.data-dir=" + storage.resolve("data"),
                        "spring.main.banner-mode=off",
                        "spring.web.resources.add-mappings=false",
                        "logging.level.root=off")
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(String path, int status, String detail) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
        assertThat(get("/api/v1/projects").statusCode()).isEqualTo(200);
    }

    @Test
    void outOfMemory() throws Exception {
        assertProblem("/api/v1/test/memory", 503, "takes more memory than the server has left");
    }

    @Test
    void tooDeepForTheStack() throws Exception {
        assertProblem("/api/v1/test/stack", 500, "for a reason that the server's log tells");
    }

    @Test
    void aMissingClass() throws Exception {
        assertProblem("/api/v1/test/class", 500, "for a reason that the server's log tells");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(FailingController.class)
    static class Failing {}

    @RestController
    static class FailingController {

        @GetMapping("/api/v1/test/memory")
        int memory() {
            throw new OutOfMemoryError("Java heap space");
        }

        @GetMapping("/api/v1/test/stack")
        int stack() {
            return stack() + 1;
        }

        @GetMapping("/api/v1/test/class")
        int missing() {
            throw new NoClassDefFoundError("dev.burr.Missing");
        }
    }
}
