package dev.burr.ui.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunSearchTest {

    private static final Set<SearchPart> ALL = EnumSet.allOf(SearchPart.class);

    @TempDir
    Path storage;

    private final AtomicLong time = new AtomicLong();
    private @Nullable RunIndex index;

    @AfterEach
    void close() {
        if (index != null) {
            index.close();
        }
    }

    private RunFiles files(String app) {
        return RunFiles.in(storage, "chat", app).graph("n", "ask");
    }

    private RunSearch search(LongSupplier clock) {
        TrackingRepository repository = new FileTrackingRepository(new TrackingDirectory(storage));
        RunIndex runs = new RunIndex(repository, Clock.fixed(RunFiles.START.plus(Duration.ofDays(1)), ZoneOffset.UTC));
        index = runs;
        return new RunSearch(
                runs, repository, new KnownLogs(repository, Clock.systemUTC(), null), Duration.ofSeconds(1), clock);
    }

    private SearchResult find(String text) {
        return search(time::get).search(text, null, ALL, null, 10).orElseThrow();
    }

    private List<SearchMatch> matches(String text) {
        SearchResult result = find(text);
        assertThat(result.next()).isNull();
        assertThat(result.hits()).hasSize(1);
        return result.hits().get(0).matches();
    }

    @Test
    void findsAValueWhereItCameIntoTheStateAndNotInEachStepBehind() {
        files("run")
                .step(0, "ask", Map.of("history", List.of("hello")))
                .step(1, "ask", Map.of("history", List.of("hello", "Where is my ORDER?")))
                .step(2, "ask", Map.of("history", List.of("hello", "Where is my ORDER?", "On its way")));

        assertThat(matches("my order"))
                .extracting(SearchMatch::part, SearchMatch::sequenceId, SearchMatch::action, SearchMatch::path)
                .containsExactly(tuple(SearchPart.STATE, 1L, "ask", "history[1]"));
    }

    @Test
    void showsTheTextAroundAMatch() {
        String before = "a".repeat(100);
        files("run").step(0, "ask", Map.of("text", before + "NEEDLE" + "b".repeat(100)));

        SearchMatch match = matches("needle").get(0);

        assertThat(match.snippet()).isEqualTo("…" + "a".repeat(60) + "NEEDLE" + "b".repeat(60) + "…");
        assertThat(match.snippet().substring(match.start(), match.start() + match.length()))
                .isEqualTo("NEEDLE");
    }

    @Test
    void looksIntoEveryPartOfARun() {
        RunFiles run =
                files("needle-1").partition("needle-p").begin(0, "needle-action", Map.of("question", "needle-input"));
        run.log(new BeginSpan(run.now(), 0, "0:0", "needle-span", null, List.of()))
                .log(new Attribute("model", 0, null, "needle-attribute", Map.of(), run.now()))
                .fail(0, "ask", "needle-error", Map.of("answer", "needle-state"));

        for (SearchPart part : EnumSet.complementOf(EnumSet.of(SearchPart.RESULT))) {
            List<SearchHit> hits = search(time::get)
                    .search("needle", null, EnumSet.of(part), null, 10)
                    .orElseThrow()
                    .hits();
            assertThat(hits).as("%s", part).hasSize(1);
            assertThat(hits.get(0).matches()).extracting(SearchMatch::part).containsOnly(part);
        }
    }

    @Test
    void findsNamesOfFieldsAndNumbers() {
        files("run").step(0, "ask", Map.of("order", Map.of("refund_id", 4711)));

        assertThat(matches("refund"))
                .extracting(SearchMatch::path, SearchMatch::inName)
                .containsExactly(tuple("order.refund_id", true));
        assertThat(matches("4711"))
                .extracting(SearchMatch::path, SearchMatch::inName, SearchMatch::snippet)
                .containsExactly(tuple("order.refund_id", false, "4711"));
    }

    @Test
    void findsWhatPythonHasWrittenInEscapes() {
        files("run")
                .logText("{\"type\": \"begin_entry\", \"start_time\": \"2026-11-23T10:00:00\", \"action\": \"ask\","
                        + " \"inputs\": {\"text\": \"gr\\u00fc\\u00dfe \\ud83d\\ude80\"}, \"sequence_id\": 0}\n");

        assertThat(matches("GRÜß")).extracting(SearchMatch::path).containsExactly("text");
        assertThat(matches("🚀")).extracting(SearchMatch::path).containsExactly("text");
    }

    @Test
    void findsWhatADeltaLogSaysOfChanges() {
        files("run")
                .logText(
                        "{\"type\":\"end_entry\",\"end_time\":\"2026-11-23T10:00:00Z\",\"action\":\"ask\",\"result\":{},"
                                + "\"exception\":null,\"chain\":\"c\",\"place\":0,\"state\":{\"history\":[\"hello\"]},\"sequence_id\":0}\n"
                                + "{\"type\":\"end_entry\",\"end_time\":\"2026-11-23T10:00:01Z\",\"action\":\"ask\",\"result\":{},"
                                + "\"exception\":null,\"chain\":\"c\",\"place\":1,\"changes\":{\"change\":{\"history\":{\"keep\":1,"
                                + "\"add\":[\"my order\"]}},\"set\":{\"mode\":\"ordering\"}},\"sequence_id\":1}\n");

        assertThat(matches("order"))
                .extracting(SearchMatch::sequenceId, SearchMatch::path)
                .containsExactly(tuple(1L, "history[1]"), tuple(1L, "mode"));
    }

    @Test
    void doesNotFindWhatBurrPutsIntoEachState() {
        files("run").step(0, "ask", Map.of("n", 1));

        assertThat(find("PRIOR_STEP").hits()).isEmpty();
        assertThat(matches("ask")).extracting(SearchMatch::part).containsExactly(SearchPart.ACTION);
    }

    @Test
    void givesTheLatestRunsFirstAndGoesOnWhereItWas() {
        for (int i = 0; i < 5; i++) {
            files("run-" + i)
                    .at(RunFiles.START.plusSeconds(i))
                    .step(0, "ask", Map.of("text", i == 2 ? "nothing" : "needle"));
        }
        RunSearch search = search(time::get);
        List<String> found = new ArrayList<>();
        SearchPosition from = null;
        int calls = 0;
        do {
            SearchResult result = search.search("needle", "chat", ALL, from, 2).orElseThrow();
            result.hits().forEach(hit -> found.add(hit.run().appId()));
            from = result.next();
            calls++;
        } while (from != null);

        assertThat(found).containsExactly("run-4", "run-3", "run-1", "run-0");
        assertThat(calls).isBetween(2, 3);
    }

    @Test
    void endsWhenTimeIsUpAndFindsTheRestOfALongLogInTheNextCalls() {
        RunFiles run = files("run");
        for (int i = 0; i < 50; i++) {
            run.step(i, "ask", Map.of("text", i == 40 ? "needle" : "hay " + "x".repeat(2_000)));
        }
        // Each look at the clock takes a tenth of what a call may take.
        RunSearch search = search(() -> time.addAndGet(Duration.ofMillis(100).toNanos()));
        SearchResult result = search.search("needle", null, ALL, null, 10).orElseThrow();
        int calls = 1;
        while (result.hits().isEmpty()) {
            assertThat(result.next()).isNotNull();
            SearchPosition before = result.next();
            result = search.search("needle", null, ALL, before, 10).orElseThrow();
            calls++;
        }

        assertThat(calls).isGreaterThan(3);
        assertThat(result.hits().get(0).matches())
                .extracting(SearchMatch::sequenceId)
                .containsExactly(40L);
    }

    @Test
    void endsWithAFewPlacesOfARunThatHasMany() {
        RunFiles run = files("run");
        for (int i = 0; i < 50; i++) {
            run.step(i, "ask", Map.of("text", "needle " + i));
        }

        SearchHit hit = find("needle").hits().get(0);

        assertThat(hit.matches()).hasSize(5);
        assertThat(hit.more()).isTrue();
    }

    @Test
    void knowsNoProjectThatIsNotThere() {
        assertThat(search(time::get).search("x", "nowhere", ALL, null, 10)).isEmpty();
    }

    @Test
    void passesOverWhatCannotBeRead() {
        files("run").logText("{\"type\": \"needle\n").logText("needle\n").step(1, "ask", Map.of("text", "needle"));

        assertThat(matches("needle")).extracting(SearchMatch::sequenceId).containsExactly(1L);
    }
}
