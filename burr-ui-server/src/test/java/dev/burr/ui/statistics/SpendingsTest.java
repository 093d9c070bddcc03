package dev.burr.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpendingsTest {

    @TempDir
    private Path storage;

    private final AtomicLong nanos = new AtomicLong();
    private RunIndex index;
    private Spendings spendings;

    @BeforeEach
    void openStorage() {
        TrackingRepository repository = new FileTrackingRepository(new TrackingDirectory(storage));
        index = new RunIndex(repository, TestClock.at(RunFiles.START));
        Statistics statistics = new Statistics(index, repository, ModelPrices.standard(), Duration.ofSeconds(1));
        spendings = new Spendings(statistics, Duration.ofNanos(15), () -> nanos.getAndAdd(10));
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private RunFiles run(String app) {
        return RunFiles.in(storage, "p", app).graph("n", "ask");
    }

    private static RunFiles call(RunFiles run, long id, String model, long input, long output) {
        return run.begin(id, "ask")
                .log(new Attribute("gen_ai.response.model", id, null, model, Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.input_tokens", id, null, input, Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.output_tokens", id, null, output, Map.of(), run.now()))
                .end(id, "ask", Map.of("n", id));
    }

    private List<ApplicationSummary> runs() {
        return index.applications("p").orElseThrow();
    }

    /** Asks until nothing is missing. */
    private Map<String, Spending> all() {
        for (int asked = 0; asked < runs().size(); asked++) {
            spendings.of("p", runs());
        }
        return spendings.of("p", runs());
    }

    @Test
    void sumsUpTokensAndCosts() {
        call(call(run("priced"), 0, "gpt-4o", 1_000_000, 0), 1, "gpt-4o", 0, 1_000_000);
        call(call(run("in part"), 0, "gpt-4o", 10, 5), 1, "my own model", 100, 1);
        run("without").step(0, "ask", Map.of("n", 0));

        assertThat(all())
                .containsEntry("in part", new Spending(116, null))
                .containsEntry("without", new Spending(0, 0.0))
                .hasEntrySatisfying("priced", spent -> {
                    assertThat(spent.tokens()).isEqualTo(2_000_000);
                    assertThat(spent.cost()).isEqualTo(12.5);
                })
                .hasSize(3);
    }

    @Test
    void readsForAWhileAndGoesOnWhenItIsAskedAgain() {
        Stream.of("one", "two", "three").forEach(app -> run(app).step(0, "ask", Map.of("n", 0)));
        List<String> inOrder = runs().stream().map(ApplicationSummary::appId).toList();

        assertThat(spendings.of("p", runs())).containsOnlyKeys(inOrder.get(0));
        assertThat(spendings.of("p", runs())).containsOnlyKeys(inOrder.get(0), inOrder.get(1));
        assertThat(spendings.of("p", runs())).containsOnlyKeys(inOrder);
    }

    @Test
    void readsARunAgainThatHasChanged() {
        RunFiles run = call(run("one"), 0, "gpt-4o", 10, 5);
        assertThat(all()).containsEntry("one", new Spending(15, 0.000_075));

        call(run, 1, "gpt-4o", 10, 5);

        assertThat(all()).containsEntry("one", new Spending(30, 0.000_15));
    }

    @Test
    void tellsWhatAChangedRunHadSpentUntilItsTurnComesBehindThoseThatWereNeverRead() {
        RunFiles changed = call(run("one"), 0, "gpt-4o", 10, 5);
        all();
        call(changed, 1, "gpt-4o", 10, 5);
        run("two").step(0, "ask", Map.of("n", 0));

        assertThat(spendings.of("p", runs()))
                .containsEntry("one", new Spending(15, 0.000_075))
                .containsKey("two");
        assertThat(spendings.of("p", runs())).containsEntry("one", new Spending(30, 0.000_15));
    }
}
