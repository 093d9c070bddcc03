package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Problem;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepStatus;
import dev.burr.ui.index.StepSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that are too long to be held whole are steps all the same. */
final class LongEntriesTest {

    private static final int LONGEST = 1_000;
    private static final ApplicationKey RUN = new ApplicationKey("project", "run");

    @TempDir
    private Path storage;

    private RunIndex index;

    @BeforeEach
    void makeRun() {
        RunFiles.in(storage, "project", "run")
                .begin(0, "ask", Map.of("by", "me"))
                .end(0, "ask", Map.of("n", 1))
                .begin(1, "grow", Map.of("long", "x".repeat(LONGEST)))
                .end(1, "grow", Map.of("n", 1, "long", List.of("y".repeat(LONGEST), Map.of("z", 1))))
                .begin(2, "shrink")
                .end(2, "shrink", Map.of("n", 2))
                .begin(3, "fail")
                .fail(3, "fail", "boom", Map.of("long", "y".repeat(LONGEST)));
        index = new RunIndex(new FileTrackingRepository(new TrackingDirectory(storage), LONGEST), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void areListed() {
        Run run = index.run(RUN).orElseThrow();

        assertThat(run.steps(-1, 10)).extracting(StepSummary::action).containsExactly("ask", "grow", "shrink", "fail");
        assertThat(run.steps(-1, 10))
                .extracting(StepSummary::status)
                .containsExactly(StepStatus.SUCCEEDED, StepStatus.SUCCEEDED, StepStatus.SUCCEEDED, StepStatus.FAILED);
        assertThat(run.step(3).error()).isEqualTo("boom");
    }

    @Test
    void countAsProblemsThatSayWhatToDo() {
        Run run = index.run(RUN).orElseThrow();

        assertThat(run.problems())
                .hasSize(3)
                .extracting(Problem::message)
                .allMatch(message -> message.contains("more than the 1,000 whose values are read")
                        && message.endsWith("Start the server with a larger heap to see them."));
        assertThat(run.summary().problems()).isEqualTo(3);
    }

    @Test
    void haveNoStateAndClaimNoChange() {
        Run run = index.run(RUN).orElseThrow();

        StepEnd end = run.end(1).orElseThrow();
        assertThat(end.state()).isNull();
        assertThat(end.stateProblem()).contains("whose values are read");
        assertThat(run.step(1).removed()).isEmpty();
        assertThat(run.step(2).changed()).isEmpty();
        assertThat(run.stateAfter(2)).get().extracting("n").isEqualTo(2);
        assertThat(run.inputs(1)).isEmpty();
    }

    @Test
    void lookTheSameInAList() {
        ApplicationSummary listed = index.applications("project").orElseThrow().get(0);

        assertThat(listed.status()).isEqualTo(ApplicationStatus.FAILED);
        assertThat(index.run(RUN).orElseThrow().summary()).isEqualTo(listed);
    }

    @Test
    void areLongerWhereTheHeapIsLarger() {
        assertThat(FileTrackingRepository.longestEntryFor(16 << 20)).isEqualTo(1 << 20);
        assertThat(FileTrackingRepository.longestEntryFor(256 << 20)).isEqualTo(16 << 20);
        assertThat(FileTrackingRepository.longestEntryFor(1L << 34)).isEqualTo(64 << 20);
    }
}
