package dev.burr.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.insight.Usage;
import dev.burr.ui.statistics.ProjectStatistics.ActionFigures;
import dev.burr.ui.statistics.ProjectStatistics.DayFigures;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatisticsTest {

    private static final Days ALL = new Days(null, null);
    private static final long MUCH = 1_000_000;

    @TempDir
    Path storage;

    private TrackingRepository repository;
    private RunIndex index;
    private Statistics statistics;

    @BeforeEach
    void openStorage() {
        repository = new FileTrackingRepository(new TrackingDirectory(storage));
        index = new RunIndex(repository, TestClock.at(RunFiles.START));
        statistics = statistics(MUCH, () -> 0);
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private Statistics statistics(long mostBytes, LongSupplier nanoTime) {
        return new Statistics(index, repository, ModelPrices.standard(), Duration.ofSeconds(1), mostBytes, nanoTime);
    }

    private RunFiles run(String app) {
        return RunFiles.in(storage, "p", app).graph("n", "ask", "answer");
    }

    private ProjectStatistics all() {
        return statistics.of("p", ALL).orElseThrow();
    }

    private static void call(RunFiles run, long id, String model, long tokens) {
        run.begin(id, "ask")
                .log(new Attribute("gen_ai.response.model", id, null, model, Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.input_tokens", id, null, tokens, Map.of(), run.now()))
                .end(id, "ask", Map.of("n", id));
    }

    @Test
    void sumsUpTheActionsOfAllRuns() {
        run("one")
                .step(0, "ask", Map.of("n", 0))
                .begin(1, "answer")
                .at(RunFiles.START.plusMillis(100))
                .fail(1, "answer", "Boom", Map.of("n", 0));
        run("two").step(0, "ask", Map.of("n", 0)).step(1, "ask", Map.of("n", 1)).begin(2, "answer");

        ProjectStatistics known = all();

        assertThat(known.coverage()).isEqualTo(new ProjectStatistics.Coverage(2, 2, 0, false));
        assertThat(known.steps()).isEqualTo(4);
        assertThat(known.failed()).isEqualTo(1);
        ActionFigures answer = known.actions().get(0);
        assertThat(answer.action()).isEqualTo("answer");
        assertThat(answer.failed()).isEqualTo(1);
        assertThat(answer.longestApp()).isEqualTo("one");
        assertThat(answer.longestId()).isEqualTo(1);
        ActionFigures ask = known.actions().get(1);
        assertThat(ask.steps()).isEqualTo(3);
        assertThat(ask.runs()).isEqualTo(2);
        assertThat(ask.p50Micros()).isBetween(1_960L, 2_000L);
        assertThat(ask.totalMicros()).isEqualTo(6_000);
        assertThat(known.slowest().get(0).action()).isEqualTo("answer");
    }

    @Test
    void countsAStepOnTheDayOnWhichItBegan() {
        Instant later = RunFiles.START.plus(Duration.ofDays(3));
        run("one").step(0, "ask", Map.of("n", 0)).at(later).step(1, "ask", Map.of("n", 1));
        LocalDate first = RunFiles.START.atZone(ZoneId.systemDefault()).toLocalDate();

        assertThat(all().days().stream().map(DayFigures::day)).containsExactly(first, first.plusDays(3));
        assertThat(statistics
                        .of("p", new Days(first.plusDays(1), null))
                        .orElseThrow()
                        .steps())
                .isEqualTo(1);
        ProjectStatistics none = statistics
                .of("p", new Days(first.plusDays(4), first.plusDays(9)))
                .orElseThrow();
        assertThat(none.steps()).isZero();
        assertThat(none.coverage().runs()).isZero();
    }

    @Test
    void sumsUpTokensAndCosts() {
        RunFiles one = run("one");
        call(one, 0, "gpt-4o", 1_000_000);
        call(one, 1, "gpt-4o", 1_000_000);
        call(run("two"), 0, "gpt-4o-mini", 10);
        run("three").step(0, "ask", Map.of("n", 0));

        ProjectStatistics known = all();

        assertThat(known.usage().calls()).isEqualTo(3);
        assertThat(known.usage().inputTokens()).isEqualTo(2_000_010);
        assertThat(known.models().get(0).model()).isEqualTo("gpt-4o");
        assertThat(known.models().get(0).usage().cost()).isEqualTo(5.0);
        assertThat(known.costliest().stream().map(ProjectStatistics.RunUsage::app))
                .containsExactly("one", "two");
        assertThat(known.days().get(0).usage().calls()).isEqualTo(3);
    }

    @Test
    void tellsWhatSomeRunsUsed() {
        call(run("one"), 0, "gpt-4o", 1_000_000);
        call(run("two"), 0, "nobody-knows", 7);
        run("three").step(0, "ask", Map.of("n", 0));
        call(run("four"), 0, "gpt-4o", 1);

        Map<String, Usage> usages = statistics
                .usageOf("p", Set.of("one", "two", "three", "nowhere"))
                .orElseThrow();

        assertThat(usages)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "one", new Usage(1, 1_000_000, 0, 0, 2.5, 0),
                        "two", new Usage(1, 7, 0, 0, null, 1),
                        "three", new Usage(0, 0, 0, 0, null, 0)));
        assertThat(statistics.usageOf("nowhere", Set.of("one"))).isEmpty();
    }

    @Test
    void tellsOfTheRunsThatWereReadWhenItsTimeIsUp() {
        call(run("one"), 0, "gpt-4o", 10);
        call(run("two"), 0, "gpt-4o", 10);
        AtomicLong time = new AtomicLong();
        statistics =
                statistics(MUCH, () -> time.getAndAdd(Duration.ofMillis(900).toNanos()));
        Set<String> both = Set.of("one", "two");

        assertThat(statistics.usageOf("p", both).orElseThrow()).hasSize(1);
        assertThat(statistics.usageOf("p", both).orElseThrow()).hasSize(2);
    }

    @Test
    void readsARunAgainOnlyWhenItHasChanged() {
        RunFiles one = run("one").step(0, "ask", Map.of("n", 0));
        assertThat(all().steps()).isEqualTo(1);

        one.step(1, "ask", Map.of("n", 1));

        assertThat(all().steps()).isEqualTo(2);
        assertThat(all().coverage().read()).isEqualTo(1);
    }

    @Test
    void stopsWhenItsTimeIsUpAndGoesOnWhenAskedAgain() {
        for (int i = 0; i < 5; i++) {
            run("run-" + i).step(0, "ask", Map.of("n", 0));
        }
        long[] now = {0};
        // Two of them fit into a second: the clock is looked at once before each run.
        statistics = statistics(MUCH, () -> now[0] += 400_000_000);

        assertThat(all().coverage().read()).isEqualTo(2);
        assertThat(all().coverage().read()).isEqualTo(4);
        ProjectStatistics last = all();
        assertThat(last.coverage().complete()).isTrue();
        assertThat(last.steps()).isEqualTo(5);
    }

    @Test
    void saysWhenThereIsNoRoomForMore() {
        for (int i = 0; i < 5; i++) {
            run("run-" + i).step(0, "ask", Map.of("n", 0));
        }
        statistics = statistics(300, () -> 0);

        assertThat(all().coverage().full()).isTrue();
        assertThat(all().coverage().read()).isLessThan(5);
    }

    @Test
    void makesRoomByForgettingOtherProjects() {
        run("one").step(0, "ask", Map.of("n", 0));
        RunFiles.in(storage, "q", "one").step(0, "ask", Map.of("n", 0));
        statistics = statistics(100, () -> 0);

        assertThat(all().coverage().read()).isEqualTo(1);
        assertThat(statistics.of("q", ALL).orElseThrow().coverage().read()).isEqualTo(1);
        assertThat(all().coverage().read()).isEqualTo(1);
    }

    @Test
    void leavesOutRunsThatAreGone() throws IOException {
        run("one").step(0, "ask", Map.of("n", 0));
        RunFiles two = run("two").step(0, "ask", Map.of("n", 0));
        assertThat(all().steps()).isEqualTo(2);

        try (Stream<Path> files = Files.list(two.files().log().getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(two.files().log().getParent());

        assertThat(all().steps()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfAProjectThatIsNotThere() {
        assertThat(statistics.of("nowhere", ALL)).isEmpty();
    }
}
