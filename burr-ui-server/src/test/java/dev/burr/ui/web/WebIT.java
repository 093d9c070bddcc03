package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebIT {

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(storage, "--burr.ui.allowed-hosts=burr.example,two.example:99");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects", "/project/a/b?step=3", "/project/v1.2/run.json", "/open?project=a;b"})
    void answersTheRoutesOfTheUiWithItsPage(String path) {
        var response = server.send(HttpRequest.newBuilder(server.uri(path)).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.body()).contains("<base href=\"/\">");
    }

    @Test
    void sendsSecurityHeadersWithEverything() {
        for (String path : new String[] {"/", "/api/v1/info", "/api/nope", "/assets/nope.js"}) {
            var headers = server.get(path).headers();

            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1:7241", "[::1]:80", "burr.example", "burr.example:443", "two.example:99"})
    void answersUnderItsNames(String host) {
        assertThat(server.raw("GET /api/v1/info", "Host: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:7241", "localhost.evil.example", "two.example:98", ""})
    void refusesRequestsToOtherNames(String host) {
        for (String path : new String[] {"/", "/api/v1/projects", "/ready", "/assets/x.js"}) {
            assertThat(server.raw("GET " + path, "Host: " + host))
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "Open it as localhost", "burr.ui.allowed-hosts");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz",
                "GET /api/v0/a%00b",
                "GET /project/../../etc/passwd",
                "GET /assets/%2e%2e/%2e%2e/etc/passwd",
                "GET /api/v0/../../x",
                "GET x"
            })
    void answersMalformedPathsWithAProblem(String requestLine) {
        String answer = server.raw(requestLine, "Host: localhost");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[04].*")
                .contains("application/problem+json", "nosniff")
                .doesNotContain("<html", "root:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%ff", "%C3%28", "%ED%A0%80"})
    void answersAQueryThatIsNoTextWithAProblem(String value) {
        for (String path : new String[] {
            "/api/v1/applications?project=" + value,
            "/api/v1/steps?project=a&app=b&after=" + value,
            "/api/v0/p/__none__/apps?limit=" + value,
            "/api/v0/p/annotations?app_id=" + value
        }) {
            assertThat(server.raw("GET " + path, "Host: localhost"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "The query of the request cannot be read.");
        }
    }

    @Test
    void answersAQueryWithoutNamesOrBeyondMeasureWithAProblem() {
        for (String query : new String[] {"=", "project=" + "&a=1".repeat(1001)}) {
            assertThat(server.raw("GET /api/v1/applications?" + query, "Host: localhost"))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "<b>", "[x]", "a^b", "a`b", "{a}", "a|b", ";"})
    void answersPathsThatWereNotEscapedWithAProblem(String id) {
        assertThat(server.raw("GET /api/v0/nope/" + id + "/__none__/apps", "Host: localhost"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json", "\"detail\":\"App: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml", "*/*;q=0", "garbage"})
    void answersWithJsonWhateverIsAcceptable(String accept) {
        assertThat(server.raw("GET /api/v1/info", "Host: localhost", "Accept: " + accept))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: application/json");
        assertThat(server.raw("GET /api/v1/nope", "Host: localhost", "Accept: " + accept))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json");
        assertThat(server.raw("GET /api/v1/steps?project=a&app=b", "Host: localhost", "Accept: " + accept))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json");
    }

    @Test
    void refusesARequestWithoutHost() {
        assertThat(server.raw("GET /api/v1/info")).startsWith("HTTP/1.1 400").doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HEAD /api/v1/info", "OPTIONS /api/v0/projects", "POST /api/v1/info", "DELETE /api/v0/projects"})
    void refusesOtherMethodsOnTheApi(String requestLine) {
        assertThat(server.raw(requestLine, "Host: localhost", "Content-Type: application/json", "Content-Length: 0"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Origin: http://localhost",
        "Origin: evil",
        "Origin: http://localhost:7241.evil.example",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
    })
    void refusesToWriteForAPageOfAnotherOrigin(String header) {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            assertThat(server.raw(
                            method + " /api/v0/p/a/__none__/0/annotations",
                            "Host: localhost:7241",
                            header,
                            "Content-Length: 0"))
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "burr.ui.allowed-hosts");
        }
        assertThat(server.raw("GET /api/v1/info", "Host: localhost:7241", header))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://localhost:7241",
        "Origin: HTTP://LOCALHOST:7241",
        "Origin: https://burr.example",
        "Origin: https://two.example:99",
        "Sec-Fetch-Site: same-origin",
        "X-Nothing: to say"
    })
    void writesForItsOwnPagesAndForPrograms(String header) {
        assertThat(server.raw(
                        "POST /api/v0/p/a/__none__/0/annotations",
                        "Host: localhost:7241",
                        header,
                        "Content-Type: application/json",
                        "Content-Length: 0"))
                .startsWith("HTTP/1.1 422");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v2/projects", "/api/v1/nope", "/api/v0/a/b/c/d/e"})
    void answersUnknownPathsOfTheApiWithAProblem(String path) {
        var response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void answersUnknownFilesOfTheUiWithAProblem() {
        assertThat(server.get("/assets/index-00000000.js").statusCode()).isEqualTo(404);
    }

    @Test
    void worksUnderAPathOfItsOwn() {
        try (TestServer below = TestServer.on(storage, "--burr.ui.path=/tools/burr/")) {
            assertThat(below.get("/tools/burr/projects").body()).contains("<base href=\"/tools/burr/\">");
            assertThat(below.get("/tools/burr/api/v1/info").statusCode()).isEqualTo(200);
            assertThat(below.get("/tools/burr/api/v1/nope").statusCode()).isEqualTo(404);
            assertThat(below.get("/tools/burr/api/v0/p/a;b/__none__/apps").body())
                    .contains("App: a;b from project: p");
            assertThat(below.raw("GET /tools/burr", "Host: localhost")).contains("/tools/burr/\r\n");
        }
    }

    @Test
    void saysWhereItIsToWhoeverLooksElsewhere() {
        try (TestServer below = TestServer.on(storage, "--burr.ui.path=/burr")) {
            assertThat(below.get("/api/v1/info").statusCode()).isEqualTo(404);
            assertThat(below.get("/").body()).contains("\"status\":404", "burr.ui.path");
        }
    }
}
