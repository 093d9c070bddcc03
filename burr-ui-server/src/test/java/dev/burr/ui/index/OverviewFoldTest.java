package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.StoredApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list shows is the same whether the states of a run were looked at or not. */
final class OverviewFoldTest {

    private static final ApplicationKey RUN = new ApplicationKey("project", "run");
    private static final int CASES = 300;

    /** Names the run that a failure is to be looked for in: {@code -Dburr.test.seed=…} begins with it. */
    private final long seed = Long.getLong("burr.test.seed", System.nanoTime());

    @TempDir
    private Path storage;

    private FileTrackingRepository repository;
    private RunFiles files;

    @BeforeEach
    void run() {
        repository = new FileTrackingRepository(new TrackingDirectory(storage));
        files = RunFiles.in(storage, "project", "run");
        files.log(new WriterOpened(files.now(), WriterIdentity.current()))
                .begin(3, "ask", Map.of("question", "what?", "list", List.of(1, 2)))
                .log(new BeginSpan(files.now(), 3, "3:0", "call", null, List.of()))
                .log(new EndSpan(files.now(), 3, "3:0"))
                .log(new Attribute("tokens", 3, null, 5, Map.of(), null))
                .log(new Attribute("burr.transition", 3, null, Map.of("condition", "c"), Map.of(), files.now()))
                .fail(3, "ask", "java.lang.IllegalStateException: no", Map.of("n", 1))
                .step(3, "ask", Map.of("n", 2))
                .step(4, "answer", Map.of("n", 3))
                .begin(1, "early", Map.of("first", "yes"))
                .logText("{\"type\":\"end_entry\",\"end_time\":\"2026-11-24T10:00:00.5\",\"action\":\"zoneless\","
                        + "\"result\":null,\"exception\":null,\"state\":{},\"sequence_id\":9}\n")
                .logText("{\"type\":\"unknown\",\"sequence_id\":70}\n")
                .logText("not a line\n")
                .begin(9, "late")
                .end(8, "ended only", Map.of());
    }

    private StoredApplication found() {
        return repository.application(RUN).orElseThrow();
    }

    private LogFacts byHeadings() {
        OverviewFold fold = new OverviewFold(RUN, repository);
        fold.readOn(found());
        return fold.facts();
    }

    private LogFacts byEntries() {
        RunFold fold = new RunFold(RUN, repository, null);
        fold.readOn(found());
        return LogFacts.of(fold.folded());
    }

    @Test
    void findsWhatLookingAtEverythingFinds() {
        LogFacts facts = byHeadings();

        assertThat(facts).isEqualTo(byEntries());
        assertThat(facts.steps()).isEqualTo(4);
        assertThat(facts.firstInput()).isEqualTo("first: yes");
        assertThat(facts.actions()).containsExactly("answer", "ask", "early", "late");
        assertThat(facts.outcome()).isEqualTo(RunOverview.Outcome.SUCCEEDED);
    }

    @Test
    void findsTheSameWhateverTheOrderAndWhateverIsBroken() throws IOException {
        Random random = new Random(seed);
        List<String> lines = Files.readAllLines(files.files().log());
        for (int n = 0; n < CASES; n++) {
            List<String> some = new ArrayList<>(lines);
            Collections.shuffle(some, random);
            some.subList(0, random.nextInt(some.size())).clear();
            some.replaceAll(line -> random.nextInt(5) == 0 ? line.substring(random.nextInt(line.length())) : line);
            Files.writeString(files.files().log(), String.join("\n", some) + "\n");

            assertThat(byHeadings()).as("seed %d, case %d: %s", seed, n, some).isEqualTo(byEntries());
        }
    }

    @Test
    void goesOnWhereItStopped() {
        OverviewFold fold = new OverviewFold(RUN, repository);
        fold.readOn(found());
        long position = fold.position();

        assertThat(fold.readOn(found())).isFalse();
        files.step(20, "more", Map.of("n", 1));

        assertThat(fold.readOn(found())).isTrue();
        assertThat(fold.position()).isGreaterThan(position);
        assertThat(fold.facts()).isEqualTo(byEntries());
    }

    @Test
    void tellsWhetherTheLogIsStillTheSameOnceItIsToRememberIt() {
        OverviewFold fold = new OverviewFold(RUN, repository);
        fold.readOn(found());
        assertThat(fold.stillHolds()).isFalse();

        fold.remember();
        assertThat(fold.stillHolds()).isTrue();

        files.step(20, "more", Map.of("n", 1));
        fold.readOn(found());
        fold.remember();
        assertThat(fold.stillHolds()).isTrue();
    }

    @Test
    void noticesAnotherEntryInThePlaceOfTheLastOne() throws IOException {
        OverviewFold fold = new OverviewFold(RUN, repository);
        fold.readOn(found());
        fold.remember();

        String log = Files.readString(files.files().log());
        Files.writeString(files.files().log(), log.replace('"', '\''));

        assertThat(fold.stillHolds()).isFalse();
    }

    @Test
    void saysWhenItMustLookAtStates() {
        files.logText("{\"type\":\"end_entry\",\"end_time\":\"2026-11-24T10:00:00Z\",\"action\":\"a\",\"result\":null,"
                + "\"exception\":null,\"chain\":\"c\",\"place\":1,\"changes\":{},\"sequence_id\":9}\n");
        OverviewFold fold = new OverviewFold(RUN, repository);

        fold.readOn(found());

        assertThat(fold.hasChanges()).isTrue();
        assertThat(byEntries().unreadable()).isEqualTo(2);
    }

    @Test
    void knowsNoTimeOfALogWithoutEntries() throws IOException {
        Files.writeString(files.files().log(), "");

        assertThat(byHeadings()).isEqualTo(byEntries());
        assertThat(byHeadings().lastHeard()).isNull();
    }
}
