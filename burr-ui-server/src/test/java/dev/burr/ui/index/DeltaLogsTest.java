package dev.burr.ui.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.RunTwice;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs whose steps end with what changed say what the same logs with whole states say. */
class DeltaLogsTest {

    private static final Clock LATER = Clock.fixed(RunFiles.START.plus(Duration.ofDays(300)), ZoneOffset.UTC);

    @TempDir
    private Path storage;

    private int runs;

    private ApplicationKey write(List<String> lines) {
        ApplicationKey key = new ApplicationKey("p", "run-" + runs++);
        RunTwice.files(storage, key.project(), key.app(), lines);
        return key;
    }

    private void append(ApplicationKey key, String text) {
        append(key, text.getBytes(UTF_8));
    }

    private void append(ApplicationKey key, byte[] bytes) {
        try {
            Files.write(
                    storage.resolve(key.project()).resolve(key.app()).resolve("log.jsonl"),
                    bytes,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrackingRepository files() {
        return new FileTrackingRepository(new TrackingDirectory(storage));
    }

    private <T> T look(ApplicationKey key, Function<Run, T> at) {
        return look(files(), key, at);
    }

    private <T> T look(TrackingRepository repository, ApplicationKey key, Function<Run, T> at) {
        try (RunIndex index = new RunIndex(repository, LATER)) {
            return at.apply(index.run(key).orElseThrow());
        }
    }

    /** All that can be asked of a run, but for sizes and places in the file. */
    private static Map<String, Object> facts(Run run) {
        Map<String, Object> facts = new LinkedHashMap<>();
        ApplicationSummary summary = run.summary();
        facts.put("status", summary.status());
        facts.put("failed", summary.failedSteps());
        facts.put("problems", summary.problems());
        facts.put("steps", run.steps(-1, run.total()));
        List<StepPayload> payloads = new ArrayList<>();
        run.payloads().forEach(payloads::add);
        facts.put("payloads", payloads);
        for (int i = 0; i < run.total(); i++) {
            StepSummary step = run.step(i);
            Optional<Map<String, @Nullable Object>> after = run.stateAfter(step.sequenceId());
            facts.put("before " + i, run.stateBefore(i));
            facts.put("after " + i, after);
            facts.put("end " + i, run.end(i));
            facts.put("details " + i, run.details(i));
            facts.put("writers " + i, run.writers(i, after.orElse(Map.of()).keySet()));
        }
        return facts;
    }

    /** Those that a reader gets wrong first. */
    private static Map<String, Object> lastFacts(Run run) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("steps", run.steps(-1, run.total()));
        if (run.total() > 0) {
            int last = run.total() - 1;
            facts.put("after " + last, run.stateAfter(run.step(last).sequenceId()));
        }
        return facts;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "6, 1", "7, 2", "8, 9"})
    void sayTheSame(long seed, int processes) {
        RunTwice run = RunTwice.random(seed, processes, 120);
        assertThat(run.delta())
                .filteredOn(line -> line.contains("\"changes\":"))
                .hasSizeGreaterThan(20);

        assertThat(look(write(run.delta()), DeltaLogsTest::facts))
                .isEqualTo(look(write(run.full()), DeltaLogsTest::facts));
    }

    @Test
    void sayTheSameWhereBothFormatsStandInOneLog() {
        List<String> lines = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            RunTwice part = RunTwice.random(seed, 1, 20);
            lines.addAll(seed % 2 == 0 ? part.delta() : part.full());
            full.addAll(part.full());
        }

        assertThat(look(write(lines), DeltaLogsTest::facts)).isEqualTo(look(write(full), DeltaLogsTest::facts));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 14", "2, 2, 14", "3, 1, 40", "4, 3, 40"})
    void sayTheSameWhileTheyGrow(long seed, int processes, int steps) {
        RunTwice run = RunTwice.random(seed, processes, steps);
        ApplicationKey delta = write(List.of());
        ApplicationKey full = write(List.of());
        Random random = new Random(seed);
        try (RunIndex index = new RunIndex(files(), LATER)) {
            for (int line = 0; line < run.delta().size(); line++) {
                append(full, run.full().get(line));
                String added = run.delta().get(line);
                int cut = random.nextInt(added.length());
                append(delta, added.substring(0, cut));
                index.run(delta);
                append(delta, added.substring(cut));
                if (random.nextBoolean()) {
                    assertThat(facts(index.run(delta).orElseThrow()))
                            .as("after line %d", line)
                            .isEqualTo(facts(index.run(full).orElseThrow()));
                }
            }
        }
    }

    @Test
    void sayTheSameWhereverTheyAreCutOff() {
        RunTwice run = RunTwice.random(1, 2, 6);
        assertThat(String.join("", run.delta())).contains("\"changes\":");
        List<Map<String, Object>> wanted = IntStream.rangeClosed(0, run.full().size())
                .mapToObj(lines -> look(write(run.full().subList(0, lines)), DeltaLogsTest::facts))
                .toList();
        ApplicationKey key = write(List.of());
        for (int line = 0; line < run.delta().size(); line++) {
            byte[] text = run.delta().get(line).getBytes(UTF_8);
            for (int end = 1; end <= text.length; end++) {
                append(key, new byte[] {text[end - 1]});
                boolean whole = end == text.length;
                Map<String, Object> facts = wanted.get(whole ? line + 1 : line);
                assertThat(look(key, whole ? DeltaLogsTest::facts : DeltaLogsTest::lastFacts))
                        .as("line %d, byte %d", line, end)
                        .satisfies(found -> assertThat(facts).containsAllEntriesOf(found));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "torn", "emptied"})
    void showNoStateThatIsNotTrueWhenALineIsLost(String how) {
        for (int processes = 1; processes <= 2; processes++) {
            RunTwice run = RunTwice.random(10 + processes, processes, 24);
            int unknown = 0;
            for (int lost = 0; lost < run.delta().size(); lost++) {
                if (!run.delta().get(lost).contains("end_entry")) {
                    continue;
                }
                Run wanted = look(write(without(run.full(), lost, how)), found -> found);
                ApplicationKey key = write(without(run.delta(), lost, how));
                unknown += requireTrueOrUnknown(look(key, found -> found), wanted);
            }
            assertThat(unknown).as("steps whose state is not known").isGreaterThan(5);
        }
    }

    private static List<String> without(List<String> lines, int lost, String how) {
        List<String> rest = new ArrayList<>(lines);
        String line = rest.remove(lost);
        if (!how.equals("gone")) {
            rest.add(lost, how.equals("torn") ? line.substring(0, line.length() / 2) + "\n" : "{}\n");
        }
        return rest;
    }

    /** Returns how many steps have a state that is not known. */
    private static int requireTrueOrUnknown(Run delta, Run full) {
        int unknown = 0;
        assertThat(delta.total()).isEqualTo(full.total());
        assertThat(delta.summary().status()).isEqualTo(full.summary().status());
        for (int i = 0; i < full.total(); i++) {
            StepSummary step = delta.step(i);
            StepSummary wanted = full.step(i);
            assertThat(step.status()).isEqualTo(wanted.status());
            assertThat(step.end()).isEqualTo(wanted.end());
            Optional<StepEnd> end = delta.lastEnd(step.sequenceId());
            if (end.isPresent() && end.get().state() == null) {
                unknown++;
                assertThat(end.get().stateProblem()).isNotBlank();
                assertThat(step.added()).isEmpty();
                assertThat(delta.problems())
                        .filteredOn(problem -> problem.message()
                                .startsWith("The state after step %d is not known. ".formatted(step.sequenceId())))
                        .isNotEmpty()
                        .allMatch(problem -> problem.offset() > 0 && problem.line() > 0);
            } else {
                assertThat(end.map(StepEnd::state))
                        .isEqualTo(full.lastEnd(step.sequenceId()).map(StepEnd::state));
            }
            Optional<Map<String, @Nullable Object>> before = delta.stateBefore(i);
            before.ifPresent(
                    state -> assertThat(full.stateBefore(wanted.index())).contains(state));
            delta.writers(i, Set.of("history", "map"))
                    .forEach((name, writer) -> assertThat(full.writers(wanted.index(), Set.of(name)))
                            .as("who wrote %s", name)
                            .containsEntry(name, writer));
        }
        return unknown;
    }

    @Test
    void readOnlyWhatAStateBuildsOn() {
        RunTwice run = RunTwice.random(1, 1, 400);
        ApplicationKey key = write(run.delta());
        List<Line> read = new ArrayList<>();
        TrackingRepository counting = new ForwardingRepository(storage) {
            @Override
            public Optional<TrackingEvent> event(ApplicationKey asked, Line line) {
                read.add(line);
                return super.event(asked, line);
            }

            @Override
            public List<Optional<TrackingEvent>> events(ApplicationKey asked, List<Line> lines) {
                read.addAll(lines);
                return super.events(asked, lines);
            }
        };
        look(counting, key, found -> {
            for (int i = 0; i < found.total(); i++) {
                read.clear();
                Optional<Map<String, @Nullable Object>> state =
                        found.stateAfter(found.step(i).sequenceId());
                if (state.isPresent()) {
                    int states = state.get().toString().length() * 2 + 2_000;
                    assertThat(read.stream().mapToLong(Line::length).sum()).isLessThan(states + 400L * read.size());
                }
            }
            read.clear();
            found.payloads().forEach(payload -> {});
            long log = run.delta().stream().mapToLong(String::length).sum();
            assertThat(read.stream().mapToLong(Line::length).sum()).isLessThan(log * 2);
            return found;
        });
    }

    @Test
    void tellWhyAStateIsNotKnown() {
        RunFiles run = RunFiles.in(storage, "p", "broken").graph("n", "count").begin(0, "count");
        run.logText(
                "{\"type\":\"end_entry\",\"end_time\":\"2026-11-23T10:00:01Z\",\"action\":\"count\",\"result\":{},"
                        + "\"exception\":null,\"chain\":\"c\",\"place\":3,\"changes\":{\"set\":{\"n\":3}},\"sequence_id\":0}\n");

        Run broken = look(new ApplicationKey("p", "broken"), found -> found);

        assertThat(broken.step(0).status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(broken.problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(tuple(
                        2L,
                        "The state after step 0 is not known."
                                + " It has changes only, and the line with what they build on is missing."));
        assertThat(Stream.of(broken.stateAfter(0), broken.stateBefore(0))).containsOnly(Optional.empty());
    }
}
