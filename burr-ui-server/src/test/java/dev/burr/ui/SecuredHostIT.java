package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.HostApplication;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.security.web.SecurityFilterChain;

/** The UI under a path of a web application that has Spring Security, as Spring Boot sets it up by itself. */
final class SecuredHostIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString(
                            (HostApplication.ANN + ":" + HostApplication.PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String NOTE = "{\"stepName\":\"count\",\"tags\":[\"good\"],\"observations\":[]}";

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static HostApplication host;

    /** Nobody is signed in yet. */
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        for (String app : List.of("a;b", "100%", "annotated", "deleted")) {
            RunFiles.in(storage, "chat", app).graph("n", "count").step(0, "count", Map.of("n", 1));
        }
        folders = ServerFolders.temporary();
        host = HostApplication.secured(Stream.concat(
                        folders.arguments().stream(),
                        Stream.of("--burr.ui.path=/burr", "--burr.ui.storage-dir=" + storage))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        host.close();
        folders.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(host.uri(path)).header("Accept", "application/json, application/problem+json");
    }

    /** As a page of the UI sends it, or another one. */
    private static HttpRequest.Builder fromPage(String origin, String method, String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .method(method, BodyPublishers.ofString(json));
    }

    private static HttpRequest.Builder fromPage(String method, String path, String json) {
        return fromPage(host.uri("").toString(), method, path, json);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Fills in the form of the host. */
    private void signIn() {
        Matcher token =
                TOKEN.matcher(send(HttpRequest.newBuilder(host.uri("/login")).header("Accept", "text/html"))
                        .body());
        assertThat(token.find()).isTrue();
        String form = "username=%s&password=%s&_csrf=%s"
                .formatted(
                        HostApplication.ANN,
                        HostApplication.PASSWORD,
                        URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(host.uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/burr",
                "/burr/project/chat",
                "/burr/login",
                "/burr/login.css",
                "/burr/api/v0/projects",
                "/burr/api/v1/projects",
                "/burr/api/v1/info",
                "/burr/api/v1/changes"
            })
    void showsNothingToWhomTheHostDoesNotKnow(String path) {
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
        assertThat(send(fromPage("POST", path, "{}")).statusCode()).isEqualTo(401);

        HttpResponse<String> page = send(HttpRequest.newBuilder(host.uri(path)).header("Accept", "text/html"));

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void showsItsPagesAndRunsToWhoeverHasSignedIn() {
        signIn();

        HttpResponse<String> page = send(request("/burr/project/chat"));

        assertThat(page.body()).contains("<base href=\"/burr/\">");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(send(request("/burr/login.css")).statusCode()).isEqualTo(200);
        assertThat(send(request("/burr/api/v0/projects")).body()).contains("\"chat\"");
        assertThat(send(request("/burr/api/v1/projects")).body()).contains("\"chat\"");
    }

    @Test
    void showsThemToProgramsThatSendAPassword() {
        assertThat(send(request("/burr/api/v1/projects").header("Authorization", BASIC))
                        .body())
                .contains("\"chat\"");
        assertThat(send(request("/burr/api/v1/views?project=chat")
                                .header("Authorization", BASIC)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"all\",\"query\":\"\"}")))
                        .statusCode())
                .isIn(200, 201);
    }

    @Test
    void takesWhatItsPagesWriteWithoutATokenOfTheHost() {
        signIn();
        String step = "/burr/api/v1/annotations?project=chat&app=annotated&sequenceId=0";

        assertThat(send(fromPage("POST", step, NOTE)).statusCode()).isEqualTo(200);
        assertThat(send(request(step)).body()).contains("\"good\"");
        assertThat(send(fromPage("DELETE", "/burr/api/v1/application?project=chat&app=deleted", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request("/burr/api/v1/trash?project=chat")).body())
                .contains("\"deleted\"", "\"" + HostApplication.ANN + "\"");
    }

    @Test
    void refusesWhatPagesOfOthersWriteInTheNameOfWhoeverHasSignedIn() {
        signIn();
        String step = "/burr/api/v1/annotations?project=chat&app=a%3Bb&sequenceId=0";

        HttpResponse<String> forged = send(fromPage("https://evil.example", "POST", step, NOTE));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("Origin not allowed");
        assertThat(send(request(step)).body()).contains("\"total\":0");
    }

    @Test
    void leavesTheHostItsProtectionAgainstForgedRequests() {
        signIn();

        assertThat(send(request("/hello")).statusCode()).isEqualTo(200);
        assertThat(send(fromPage("POST", "/hello", "{}")).statusCode()).isEqualTo(403);
        assertThat(send(fromPage("POST", "/burrow", "{}")).statusCode()).isEqualTo(403);
    }

    @Test
    void findsRunsWhoseIdsTheHostRefusesInPaths() {
        signIn();

        for (String app : List.of("a%3Bb", "100%25")) {
            assertThat(send(request("/burr/api/v1/application?project=chat&app=" + app))
                            .body())
                    .contains("\"lastAction\":\"count\"");
            assertThat(send(request("/burr/open?project=chat&app=" + app)).statusCode())
                    .isEqualTo(200);
            assertThat(send(request("/burr/api/v0/chat/" + app + "/__none__/apps"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void tellsOfChanges() throws Exception {
        try (EventStream changes =
                EventStream.open(host.uri("/burr/api/v1/changes"), "shop.example", "Authorization: " + BASIC)) {
            assertThat(changes.head()).startsWith("HTTP/1.1 200");

            RunFiles.in(storage, "chat", "live").graph("n", "count").step(0, "count", Map.of("n", 1));

            changes.await(event -> event.data().contains("\"app\":\"live\""));
        }
    }

    @Test
    void bringsNoSecurityOfItsOwnIntoTheHost() {
        ConfigurableListableBeanFactory beans = host.context().getBeanFactory();

        assertThat(beans.getBeanNamesForType(SecurityFilterChain.class)).containsExactly("defaultSecurityFilterChain");
        assertThat(beans.getBeanDefinitionNames())
                .filteredOn(name -> String.valueOf(beans.getBeanDefinition(name).getFactoryBeanName())
                        .startsWith("dev.burr.ui.BurrUiAutoConfiguration"))
                .containsExactlyInAnyOrder("burrMountedUi", "burrUi", "burrUiCsrf");
    }
}
