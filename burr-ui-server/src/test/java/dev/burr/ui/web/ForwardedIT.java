package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy on loopback, which is trusted, and before one that is not. */
final class ForwardedIT {

    private static final String ANNOTATIONS = "POST /api/v0/p/a/__none__/0/annotations";

    @TempDir
    private static Path storage;

    private static TestServer proxied;
    private static TestServer direct;

    @BeforeAll
    static void start() {
        proxied = TestServer.on(
                storage, "--burr.ui.trusted-proxies=127.0.0.0/8,::1", "--burr.ui.allowed-hosts=burr.example");
        direct = TestServer.on(storage, "--burr.ui.trusted-proxies=192.0.2.7", "--burr.ui.allowed-hosts=burr.example");
    }

    @AfterAll
    static void stop() {
        proxied.close();
        direct.close();
    }

    @Test
    void putsThePrefixOfAProxyIntoThePage() {
        assertThat(proxied.raw("GET /projects", "Host: localhost", "X-Forwarded-Prefix: /tools/burr/"))
                .contains("<base href=\"/tools/burr/\">");
        assertThat(proxied.raw("GET /api/v1/info", "Host: localhost", "X-Forwarded-Prefix: /tools/burr"))
                .startsWith("HTTP/1.1 200");
        assertThat(proxied.raw("GET /api/v0/p/a;b/__none__/apps", "Host: localhost", "X-Forwarded-Prefix: /tools/burr"))
                .startsWith("HTTP/1.1 404")
                .contains("App: a;b from project: p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/a\"><script>",
                "https://evil.example",
                "/a/../b",
                "/a b",
                "/ok, //evil.example"
            })
    void ignoresAPrefixThatIsNoPlainPath(String prefix) {
        assertThat(proxied.raw("GET /projects", "Host: localhost", "X-Forwarded-Prefix: " + prefix))
                .contains("<base href=\"/\">")
                .doesNotContain("evil", "<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Prefix: /tools", "X-Forwarded-Host: burr.example", "Forwarded: host=evil.example"})
    void takesNoWordForItFromOthers(String header) {
        assertThat(direct.raw("GET /projects", "Host: localhost", header))
                .startsWith("HTTP/1.1 200")
                .contains("<base href=\"/\">");
    }

    @Test
    void checksTheHostThatAProxyTellsAndTheOneThatItSends() {
        assertThat(proxied.raw("GET /api/v1/info", "Host: 127.0.0.1:7241", "X-Forwarded-Host: burr.example"))
                .startsWith("HTTP/1.1 200");
        assertThat(proxied.raw("GET /api/v1/info", "Host: 127.0.0.1:7241", "X-Forwarded-Host: evil.example"))
                .startsWith("HTTP/1.1 403")
                .contains("Host 'evil.example' is not a name of this server");
        assertThat(proxied.raw("GET /api/v1/info", "Host: evil.example", "X-Forwarded-Host: localhost"))
                .startsWith("HTTP/1.1 403")
                .contains("Host 'evil.example' is not a name of this server");
    }

    @Test
    void writesForPagesThatComeThroughTheProxy() {
        String[] through = {
            "Host: 127.0.0.1:7241",
            "X-Forwarded-Host: localhost:8080",
            "X-Forwarded-Proto: http",
            "Content-Type: application/json",
            "Content-Length: 0"
        };

        assertThat(proxied.raw(ANNOTATIONS, with(through, "Origin: http://localhost:8080")))
                .startsWith("HTTP/1.1 422");
        assertThat(proxied.raw(ANNOTATIONS, with(through, "Origin: http://localhost:3000")))
                .startsWith("HTTP/1.1 403");
        assertThat(direct.raw(ANNOTATIONS, with(through, "Origin: http://localhost:8080")))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void givesCookiesForHttpsAndThePrefixOnly() throws IOException {
        try (ServerFolders folders = ServerFolders.temporary()) {
            String key = KeyFile.in(folders.data())
                    .create("ann", Set.of(Scope.READ), Instant.now())
                    .secret();
            try (TestServer server = TestServer.on(
                    storage, "--burr.ui.trusted-proxies=127.0.0.1,::1", "--burr.ui.data-dir=" + folders.data())) {
                assertThat(server.raw(
                                "POST /login?key=" + key,
                                "Host: localhost",
                                "X-Forwarded-Proto: https",
                                "X-Forwarded-Prefix: /burr",
                                "Content-Length: 0"))
                        .startsWith("HTTP/1.1 303")
                        .contains("; Secure", "Path=/burr/;", "Location: /burr/\r\n");
            }
        }
    }

    private static String[] with(String[] headers, String another) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = another;
        return all;
    }
}
