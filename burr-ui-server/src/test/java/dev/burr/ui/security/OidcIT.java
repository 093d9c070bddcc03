package dev.burr.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OidcIT {

    private static final String CLIENT = "burr-client";
    private static final Consumer<JWTClaimsSet.Builder> READER = claims -> claims.claim("scope", "openid burr:read");

    @TempDir
    private static Path temp;

    private static FakeIssuer issuer;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        issuer = new FakeIssuer();
        server = start(issuer.uri());
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
    }

    @Test
    void signsAPersonInAtTheProvider() {
        HttpResponse<String> departure = get("/oauth2/authorization/burr?next=project/demo", "");
        String cookie = cookie(departure);
        Map<String, String> sent = query(departure);

        assertThat(departure.statusCode()).isEqualTo(302);
        assertThat(departure.headers().firstValue("Location").orElse("")).startsWith(issuer.uri() + "/authorize?");
        assertThat(sent)
                .containsEntry("client_id", CLIENT)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry(
                        "redirect_uri", server.uri("/login/oauth2/code/burr").toString());
        assertThat(departure.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");

        issuer.signsInAs(issuer.token(
                CLIENT,
                claims -> READER.accept(claims.claim("nonce", sent.get("nonce")).claim("preferred_username", "ann"))));
        HttpResponse<String> arrival =
                get("/login/oauth2/code/burr?code=once&state=" + encoded(sent.get("state")), cookie);

        assertThat(arrival.statusCode()).isEqualTo(303);
        assertThat(arrival.headers().firstValue("Location")).contains("/project/demo");
        assertThat(issuer.tokenRequests())
                .last()
                .asString()
                .contains("grant_type=authorization_code", "code=once", "code_verifier=");
        String session = session(arrival);
        assertThat(session).contains("HttpOnly", "SameSite=Strict");
        assertThat(status("/api/v1/projects", session)).isEqualTo(200);
        assertThat(get("/login", session).body()).contains("User &#39;ann&#39;");
        assertThat(server.send("DELETE", "/api/v1/projects", "", "Cookie", session.split(";")[0])
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsNobodyInWhoHasNoScope() {
        HttpResponse<String> arrival = arrival(claims -> claims.claim("email", "eve@example.org"));

        assertThat(arrival.statusCode()).isEqualTo(403);
        assertThat(arrival.body()).contains("User &#39;eve@example.org&#39; may not look at runs here.");
        assertThat(session(arrival)).isEmpty();
    }

    @Test
    void refusesAnswersThatDoNotBelongToASignIn() {
        assertThat(get("/login/oauth2/code/burr?code=x&state=y", "").statusCode())
                .isEqualTo(401);
        HttpResponse<String> departure = get("/oauth2/authorization/burr", "");
        String state = encoded(query(departure).get("state"));
        issuer.signsInAs(issuer.token(CLIENT, READER));

        assertThat(get("/login/oauth2/code/burr?code=x&state=" + state, "").statusCode())
                .as("in another browser")
                .isEqualTo(401);
        assertThat(get("/login/oauth2/code/burr?code=x&state=other", cookie(departure))
                        .statusCode())
                .as("with another state")
                .isEqualTo(401);
        assertThat(get("/login/oauth2/code/burr?code=x&state=" + state, cookie(departure))
                        .statusCode())
                .as("with a token that lacks the nonce")
                .isEqualTo(401);
        assertThat(get("/login/oauth2/code/burr?code=x&state=" + state, cookie(departure))
                        .statusCode())
                .as("a second time")
                .isEqualTo(401);
    }

    @Test
    void takesTokensOfTheProviderFromPrograms() {
        assertThat(statusWith(issuer.token(CLIENT, READER))).isEqualTo(200);
        assertThat(statusWith(issuer.token(CLIENT, claims -> claims.claim("scope", List.of("burr:admin")))))
                .isEqualTo(200);
        assertThat(statusWith(issuer.token(CLIENT, claims -> claims.claim("scope", "burr:ingest read admin"))))
                .isEqualTo(403);
        assertThat(statusWith(issuer.token(CLIENT, claims -> {}))).isEqualTo(403);
        assertThat(statusWith(issuer.accessToken(CLIENT, READER))).isEqualTo(200);
    }

    @Test
    void refusesTokensThatAreNotForIt() {
        Date past = Date.from(Instant.now().minusSeconds(600));

        assertThat(statusWith(issuer.token("another-client", READER))).isEqualTo(401);
        assertThat(statusWith(issuer.forgedToken(CLIENT, READER))).isEqualTo(401);
        assertThat(statusWith(issuer.token(CLIENT, READER.andThen(claims -> claims.expirationTime(past)))))
                .isEqualTo(401);
        assertThat(statusWith(issuer.token(CLIENT, READER.andThen(claims -> claims.issuer("https://evil.example")))))
                .isEqualTo(401);
        assertThat(statusWith(issuer.token(CLIENT, READER.andThen(claims -> claims.expirationTime(null)))))
                .isEqualTo(401);
        assertThat(statusWith("eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.")).isEqualTo(401);
        assertThat(statusWith("x")).isEqualTo(401);
    }

    @Test
    void takesKeysBesideTokens() throws IOException {
        String key = KeyFile.in(temp.resolve("data"))
                .create("ci", Set.of(Scope.READ), Instant.now())
                .secret();

        assertThat(statusWith(key)).isEqualTo(200);
    }

    @Test
    void offersTheProviderOnThePageToSignInOn() {
        assertThat(get("/login?next=project/a%26b", "").body())
                .contains("href=\"oauth2/authorization/burr?next=project%2Fa%26b\"", "Sign in with 127.0.0.1");
    }

    @Test
    void startsAndExplainsItselfWhileTheProviderIsGone() throws IOException {
        FakeIssuer gone = new FakeIssuer();
        gone.close();
        try (TestServer alone = start(gone.uri())) {
            assertThat(alone.get("/api/v1/projects").statusCode()).isEqualTo(401);
            HttpResponse<String> departure = alone.get("/oauth2/authorization/burr");
            assertThat(departure.statusCode()).isEqualTo(502);
            assertThat(departure.body()).contains("The OpenID provider does not answer.");
            assertThat(alone.send(HttpRequest.newBuilder(alone.uri("/api/v1/projects"))
                                    .header("Authorization", "Bearer " + issuer.token(CLIENT, READER))
                                    .build())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThatThrownBy(() -> TestServer.on(
                                temp.resolve("runs"),
                                "--burr.ui.data-dir=" + temp.resolve("data"),
                                "--burr.ui.security.oidc.issuer-uri=" + issuer.uri())
                        .close())
                .rootCause()
                .hasMessage(
                        "burr.ui.security.oidc.client-id is not set. Set it to what the OpenID provider has given you.");
    }

    private static TestServer start(String issuerUri) {
        return TestServer.on(
                temp.resolve("runs"),
                "--burr.ui.data-dir=" + temp.resolve("data"),
                "--burr.ui.cache-dir=" + temp.resolve("cache"),
                "--burr.ui.security.oidc.issuer-uri=" + issuerUri,
                "--burr.ui.security.oidc.client-id=" + CLIENT,
                "--burr.ui.security.oidc.client-secret=secret");
    }

    private static HttpResponse<String> arrival(Consumer<JWTClaimsSet.Builder> changes) {
        HttpResponse<String> departure = get("/oauth2/authorization/burr", "");
        Map<String, String> sent = query(departure);
        issuer.signsInAs(issuer.token(CLIENT, claims -> changes.accept(claims.claim("nonce", sent.get("nonce")))));
        return get("/login/oauth2/code/burr?code=x&state=" + encoded(sent.get("state")), cookie(departure));
    }

    private static int statusWith(String token) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/projects"))
                        .header("Authorization", "Bearer " + token)
                        .build())
                .statusCode();
    }

    private static int status(String path, String cookie) {
        return get(path, cookie).statusCode();
    }

    private static HttpResponse<String> get(String path, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        return server.send((cookie.isEmpty() ? request : request.header("Cookie", cookie.split(";")[0])).build());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("burr-session-"))
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> query(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String value) {
        return TestServer.encoded(value);
    }
}
