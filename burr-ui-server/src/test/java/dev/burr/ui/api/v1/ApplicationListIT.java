package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The runs of a project, by what they are filtered and sorted. */
final class ApplicationListIT {

    private static final String LIST = "/api/v1/applications?project=p";
    private static final Instant MORNING = Instant.parse("2020-11-20T08:00:00Z");

    @TempDir
    static Path storage;

    private static TestServer server;

    /** Three runs an hour apart: short, long and failed; and one in which nothing happened, of nobody as the long one. */
    @BeforeAll
    static void start() {
        RunFiles.in(storage, "p", "short")
                .graph("n", "ask")
                .partition("ada")
                .at(MORNING)
                .step(0, "ask", Map.of("n", 1));
        RunFiles longRun = RunFiles.in(storage, "p", "long").graph("n", "ask").at(MORNING.plusSeconds(3_600));
        for (int n = 0; n < 5; n++) {
            longRun.step(n, n == 4 ? "answer" : "ask", Map.of("n", n));
        }
        RunFiles.in(storage, "p", "failed|odd")
                .graph("n", "ask")
                .partition("bob")
                .at(MORNING.plusSeconds(7_200))
                .begin(0, "ask")
                .fail(0, "ask", "no", Map.of())
                .begin(1, "ask")
                .fail(1, "ask", "no", Map.of())
                .step(2, "answer", Map.of("n", 1));
        RunFiles.in(storage, "p", "empty").graph("n", "ask").logText("");
        RunFiles.in(storage, "seen", "plain").graph("n", "ask").step(0, "ask", Map.of("n", 1));
        RunFiles.in(storage, "seen", "noted").graph("n", "ask").step(0, "ask", Map.of("n", 1));
        RunFiles.in(storage, "seen", "secretive")
                .graph("n", "ask")
                .step(0, "ask", Map.of("n", 1))
                .step(1, "ask", Map.of("n", 2, "mood", "good"));
        RunFiles.in(storage, "seen", "fork")
                .graph("n", "ask")
                .metadata(new MetadataDocument(null, new Pointer("plain", 0L, null), null, null))
                .begin(1, "ask")
                .fail(1, "ask", "no", Map.of());
        call(RunFiles.in(storage, "spent", "dear").graph("n", "ask"), "gpt-4o", 90_000);
        call(RunFiles.in(storage, "spent", "cheap").graph("n", "ask"), "gpt-4o-mini", 100_000);
        call(RunFiles.in(storage, "spent", "unpriced").graph("n", "ask"), "my own", 50);
        RunFiles.in(storage, "spent", "none").graph("n", "ask").step(0, "ask", Map.of("n", 1));
        server = TestServer.on(storage);
        annotate("noted", "to, review");
        annotate("noted", "good");
        annotate("fork", "good");
    }

    private static void call(RunFiles run, String model, long tokens) {
        run.begin(0, "ask")
                .log(new Attribute("gen_ai.response.model", 0, null, model, Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.input_tokens", 0, null, tokens, Map.of(), run.now()))
                .end(0, "ask", Map.of("n", 1));
    }

    private static void annotate(String run, String tag) {
        HttpResponse<String> answer = server.send(
                "POST",
                "/api/v1/annotations?project=seen&sequenceId=0&app=" + run,
                "{\"stepName\":\"ask\",\"tags\":[\"" + tag + "\"],\"observations\":[]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("applications")
                .valueStream()
                .map(run -> run.get("appId").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "withoutPartition=true, empty long",
        "partition=ada, short",
        "failed=true, failed|odd",
        "failed=false, empty long short",
        "lastAction=answer, failed|odd long",
        "action=ask, failed|odd long short",
        "action=ask&lastAction=answer, failed|odd long",
        "action=answer&failed=false, long",
        "action=as, ''",
        "action=, empty failed|odd long short",
        "minMicros=6000, failed|odd long",
        "maxMicros=2000, empty short",
        "minMicros=2000&maxMicros=2000, short",
        "since=2020-11-20T09:30:00Z&until=2020-11-20T11:00:00Z, failed|odd",
        "until=2020-11-20T09:00:00Z, short",
        "until=2020-11-20T08:30:00Z&since=2020-11-20T08:30:00Z, ''",
        "failed=true&partition=ada, ''"
    })
    void filters(String query, String expected) {
        JsonNode page = server.json(LIST + "&" + query);

        assertThat(String.join(" ", ids(page))).isEqualTo(expected);
        assertThat(page.get("total").asInt()).isEqualTo(ids(page).size());
    }

    @Test
    void namesTheActionsThatRan() {
        JsonNode answer = server.json("/api/v1/actions?project=p");

        assertThat(answer.toString()).isEqualTo("{\"actions\":[\"answer\",\"ask\"],\"total\":2,\"indexing\":null}");
        assertThat(server.get("/api/v1/actions?project=none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "has=error, fork",
        "has=annotation, fork noted",
        "has=fork, fork",
        "'has=annotation,error', fork",
        "has=undeclared, secretive",
        "'has=undeclared,error', ''",
        "tag=good, fork noted",
        "'tag=to, review', noted",
        "tag=go, ''",
        "'has=fork&tag=to, review', ''"
    })
    void filtersByWhatWasSeenInARun(String query, String expected) {
        assertThat(String.join(" ", ids(server.json("/api/v1/applications?project=seen&" + query.replace(" ", "%20")))))
                .isEqualTo(expected);
    }

    @Test
    void tellsHowManyAnnotationsRunsHave() {
        JsonNode page = server.json("/api/v1/applications?project=seen");

        assertThat(page.get("annotations").toString()).isIn("{\"fork\":1,\"noted\":2}", "{\"noted\":2,\"fork\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "minTokens=90000, cheap dear",
        "minTokens=50&maxTokens=90000, dear unpriced",
        "maxTokens=0, none",
        "minCost=0.2, dear",
        "maxCost=0.1, cheap none",
        "minTokens=1&minCost=0.01, cheap dear",
        "minCost=1e9, ''"
    })
    void filtersByTokensAndCosts(String query, String expected) {
        JsonNode page = server.json("/api/v1/applications?project=spent&" + query);

        assertThat(String.join(" ", ids(page))).isEqualTo(expected);
        assertThat(page.get("total").asInt()).isEqualTo(ids(page).size());
        assertThat(page.get("indexing").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tokens, desc, cheap dear unpriced none",
        "tokens, asc, none unpriced dear cheap",
        "cost, desc, dear cheap none unpriced",
        "cost, asc, none cheap dear unpriced"
    })
    void sortsByTokensAndCosts(String sort, String order, String expected) {
        assertThat(String.join(" ", paged("/api/v1/applications?project=spent", sort, order)))
                .isEqualTo(expected);
    }

    private static List<String> paged(String list, String sort, String order) {
        String path = list + "&limit=1&sort=" + sort + "&order=" + order;
        List<String> paged = new ArrayList<>();
        JsonNode page = server.json(path);
        while (true) {
            paged.addAll(ids(page));
            if (page.get("nextCursor").isNull()) {
                return paged;
            }
            page = server.json(path + "&cursor=" + page.get("nextCursor").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "activity, desc, empty failed|odd long short",
        "activity, asc, short long failed|odd empty",
        "start, desc, failed|odd long short empty",
        "start, asc, short long failed|odd empty",
        "duration, desc, long failed|odd short empty",
        "duration, asc, empty short failed|odd long",
        "steps, desc, long failed|odd short empty",
        "failures, desc, failed|odd empty long short",
        "failures, asc, empty long short failed|odd"
    })
    void sortsAndPages(String sort, String order, String expected) {
        List<String> paged = paged(LIST, sort, order);

        assertThat(paged).isEqualTo(ids(server.json(LIST + "&sort=" + sort + "&order=" + order)));
        assertThat(String.join(" ", paged)).isEqualTo(expected);
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String cursor =
                server.json(LIST + "&limit=1&sort=steps").get("nextCursor").asString();

        assertThat(server.get(LIST + "&limit=1&sort=start&cursor=" + cursor).statusCode())
                .isEqualTo(400);
        assertThat(server.get(LIST + "&limit=1&sort=steps&failed=true&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=name, which runs are not sorted by",
        "order=up, which is not an order",
        "since=yesterday, which is not a time",
        "since=2020-11-20T08:00:00, which is not a time",
        "has=luck, which runs are not looked for by",
        "minTokens=many, Parameter 'minTokens' has the value 'many'",
        "maxCost=NaN, Parameter 'maxCost' has the value 'NaN'",
        "minMicros=short, Parameter 'minMicros' has the value 'short'",
        "failed=perhaps, Parameter 'failed'"
    })
    void refusesWhatItDoesNotUnderstand(String query, String detail) {
        HttpResponse<String> response = server.get(LIST + "&" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(detail);
    }
}
