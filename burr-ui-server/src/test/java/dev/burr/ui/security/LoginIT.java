package dev.burr.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginIT {

    @TempDir
    private static Path temp;

    private static KeyFile keys;
    private static String key;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        keys = KeyFile.in(temp.resolve("data"));
        key = keys.create("ann <b>", Set.of(Scope.READ), Instant.now()).secret();
        server = TestServer.on(
                temp.resolve("runs"),
                "--burr.ui.data-dir=" + temp.resolve("data"),
                "--burr.ui.cache-dir=" + temp.resolve("cache"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void letsABrowserInThatHasShownAKey() {
        HttpResponse<String> answer = signIn(key, "project/demo?step=3");
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/project/demo?step=3");
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/;")
                .doesNotContain(key)
                .doesNotContain("Secure");
        assertThat(status("/api/v1/projects", cookie)).isEqualTo(200);
        assertThat(status("/api/v1/projects", "")).isEqualTo(401);
    }

    /** A browser that is told to send no referrer sends the form from an origin that it does not tell either. */
    @Test
    void letsBrowsersSayThatTheFormIsItsOwn() {
        assertThat(server.get("/login").headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void showsWhoIsSignedInAndLetsHerOut() {
        String cookie = signIn(key, "").headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(page("/login", cookie)).contains("signed in: <strong>Key &#39;ann &lt;b&gt;&#39;</strong>");
        HttpResponse<String> out = server.send(HttpRequest.newBuilder(server.uri("/logout"))
                .header("Cookie", cookie.split(";")[0])
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        assertThat(status("/api/v1/projects", cookie)).isEqualTo(401);
    }

    @Test
    void putsHerOutWhenHerKeyIsRevoked() throws IOException {
        NewKey brief = keys.create("brief", Set.of(Scope.READ), Instant.now());
        String cookie =
                signIn(brief.secret(), "").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(status("/api/v1/projects", cookie)).isEqualTo(200);

        keys.revoke(brief.key().id());

        assertThat(status("/api/v1/projects", cookie)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "burr_guess", "' or 1=1"})
    void refusesWhatIsNoKey(String guess) {
        HttpResponse<String> answer = signIn(guess, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("role=\"alert\"", "no key of this server")
                .doesNotContain("1=1");
    }

    @Test
    void refusesAKeyThatMayNotRead() throws IOException {
        String ingesting =
                keys.create("service", Set.of(Scope.INGEST), Instant.now()).secret();

        assertThat(signIn(ingesting, "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/evil.example",
                "\\evil.example",
                "https://evil.example\n",
                "a\r\nSet-Cookie: x=y",
                "a\"><script>",
                " x"
            })
    void leadsNowhereButToItself(String next) {
        assertThat(signIn(key, next).headers().firstValue("Location")).contains("/");
        assertThat(page("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8), ""))
                .contains("name=\"next\" value=\"\"")
                .doesNotContain("evil", "<script>");
    }

    @Test
    void staysOnItsHostWhateverLooksLikeAnAddress() {
        assertThat(signIn(key, "https://evil.example").headers().firstValue("Location"))
                .contains("/https://evil.example");
    }

    @ParameterizedTest
    @CsvSource({"Origin,http://evil.example", "Sec-Fetch-Site,cross-site"})
    void signsNobodyInForAPageOfAnotherSite(String header, String value) {
        HttpResponse<String> answer =
                server.send(form("key=" + key).header(header, value).build());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void isAPageWithoutScriptsThatNobodyKeeps() {
        HttpResponse<String> answer = server.get("/login");

        assertThat(answer.body()).contains("<form", "login.css").doesNotContain("<script", "style=");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server.get("/login.css").headers().firstValue("Content-Type"))
                .contains("text/css;charset=utf-8");
    }

    @Test
    void refusesOtherMethods() {
        HttpResponse<String> answer = server.send("DELETE", "/login", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    private static HttpResponse<String> signIn(String secret, String next) {
        return server.send(form("key=" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&next="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8))
                .build());
    }

    private static HttpRequest.Builder form(String body) {
        return HttpRequest.newBuilder(server.uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static int status(String path, String cookie) {
        return get(path, cookie).statusCode();
    }

    private static String page(String path, String cookie) {
        return get(path, cookie).body();
    }

    private static HttpResponse<String> get(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        return server.send((cookie.isEmpty() ? request : request.header("Cookie", cookie.split(";")[0])).build());
    }
}
