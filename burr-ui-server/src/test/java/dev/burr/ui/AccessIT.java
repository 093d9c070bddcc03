package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.Answers;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whoever adds a route adds it to this test: it asks the server itself which there are. What is open to everybody is listed
 * here, and nothing else may be.
 */
final class AccessIT {

    private static final Set<String> OPEN = Set.of("/ready", "/api/v0/ready");

    @TempDir
    private static Path temp;

    private static ConfigurableApplicationContext context;
    private static Answers answers;
    private static String reading;
    private static String ingesting;
    private static String administrating;

    @BeforeAll
    static void start() throws IOException {
        KeyFile keys = KeyFile.in(temp.resolve("data"));
        reading = keys.create("reader", Set.of(Scope.READ), Instant.now()).secret();
        ingesting = keys.create("service", Set.of(Scope.INGEST), Instant.now()).secret();
        administrating = keys.create("boss", Set.of(Scope.ADMIN), Instant.now()).secret();
        context = new SpringApplicationBuilder(OwnServerConfiguration.class)
                .properties(
                        "burr.ui.port=0",
                        "burr.ui.storage-dir=" + temp.resolve("runs"),
                        "burr.ui.cache-dir=" + temp.resolve("cache"),
                        "burr.ui.data-dir=" + temp.resolve("data"),
                        "spring.main.banner-mode=off",
                        "spring.web.resources.add-mappings=false",
                        "logging.level.root=error")
                .run();
        answers = new Answers(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedToWhoeverSendsNoKey(Route route) {
        assertRefused(answers.to(route.method(), route.path()), 401);
        assertRefused(answers.to(route.method(), route.path(), "Authorization", "Bearer burr_guess"), 401);
        assertRefused(answers.to(route.method(), route.path(), "Authorization", "Basic YTpi"), 401);
        assertRefused(answers.to(route.method(), route.path(), "Cookie", "burr-session-7241=x"), 401);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedToAKeyWithTooSmallAScope(Route route) {
        String tooSmall = route.method().equals("GET") ? ingesting : reading;

        HttpResponse<String> refused = answers.to(route.method(), route.path(), "Authorization", "Bearer " + tooSmall);

        assertRefused(refused, 403);
        assertThat(refused.body()).contains("and this needs scope ");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isOpenToAKeyWithItsScope(Route route) {
        String fitting = route.method().equals("GET") ? reading : administrating;

        assertThat(answers.statusOf(route.method(), route.path(), "Authorization", "Bearer " + fitting))
                .isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedUnderEveryOtherMethod(Route route) {
        for (String method : List.of("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO")) {
            assertThat(answers.statusOf(method, route.path())).isIn(401, 405);
        }
    }

    /** Spring MVC unescapes a path and passes over what follows a semicolon, segment by segment. */
    @ParameterizedTest
    @MethodSource("routes")
    void isClosedHoweverItsPathIsWritten(Route route) {
        String path = route.path();
        for (String written : List.of(
                path.replaceFirst("a", "%61"),
                path.replaceFirst("api", "%61%70%69"),
                path.replaceFirst("/api", "/api;x"),
                path.replaceFirst("/api", "/api;x=1;y"),
                path.replaceFirst("/api/v", "/api;/%76"))) {
            assertThat(answers.statusOf(route.method(), written)).as(written).isEqualTo(401);
        }
    }

    @Test
    void knowsWhoMayAnnotate() {
        String create = "/api/v0/p/a/__none__/0/annotations";
        String update = "/api/v0/p/0/update_annotations";

        assertThat(answers.statusOf("POST", create, "Authorization", "Bearer " + ingesting))
                .isEqualTo(422);
        assertThat(answers.statusOf("PUT", update, "Authorization", "Bearer " + ingesting))
                .isEqualTo(422);
        assertThat(answers.statusOf("POST", create, "Authorization", "Bearer " + reading))
                .isEqualTo(403);
    }

    /** No other kind of route may come in unseen. */
    @Test
    void hasNoRoutesButThoseOfControllersAndTheUi() {
        for (HandlerMapping mapping :
                context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof AbstractUrlHandlerMapping urls
                    && !urls.getHandlerMap().isEmpty()) {
                assertThat(urls.getHandlerMap().values())
                        .extracting(handler -> handler.getClass().getSimpleName())
                        .containsExactly("UiHandler");
            } else if (!(mapping instanceof RequestMappingHandlerMapping)
                    && !(mapping instanceof AbstractUrlHandlerMapping)) {
                assertThat(mapping).hasFieldOrPropertyWithValue("routerFunction", null);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/projects", "/openapi.json", "/login", "/login.css", "/ready", "/api/v0/ready"})
    void opensToEverybodyWhatHoldsNoData(String path) {
        assertThat(answers.statusOf("GET", path)).isIn(200, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v1/nope", "/api/v9", "//api/v1/projects", "/api/v0//ready"})
    void tellsNobodyWhichPathsThereAre(String path) {
        assertThat(answers.statusOf("GET", path)).isEqualTo(path.startsWith("//") ? 200 : 401);
        assertThat(answers.statusOf("DELETE", path)).isEqualTo(401);
    }

    @Test
    void forgetsARevokedKeyAtOnce() throws IOException {
        KeyFile keys = KeyFile.in(temp.resolve("data"));
        var made = keys.create("short-lived", Set.of(Scope.READ), Instant.now());
        String header = "Bearer " + made.secret();
        assertThat(answers.statusOf("GET", "/api/v1/projects", "Authorization", header))
                .isEqualTo(200);

        keys.revoke(made.key().id());

        assertThat(answers.statusOf("GET", "/api/v1/projects", "Authorization", header))
                .isEqualTo(401);
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }

    private static Stream<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping :
                context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                for (String pattern : info.getPatternValues()) {
                    if (!OPEN.contains(pattern)) {
                        methods(info).forEach(method -> routes.add(new Route(method, path(pattern))));
                    }
                }
            }
        }
        assertThat(routes).as("routes that the server has").hasSizeGreaterThan(15);
        return routes.stream();
    }

    private static List<String> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? List.of("GET", "POST", "DELETE")
                : methods.stream().map(RequestMethod::name).toList();
    }

    private static String path(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "7").replace("**", "x").replace("*", "x");
    }

    private record Route(String method, String path) {}
}
