package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepStreamTest {

    private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:01Z");

    @TempDir
    Path storage;

    private StepSummary step() {
        var repository = new FileTrackingRepository(new TrackingDirectory(storage));
        return new RunIndex(repository, TestClock.at(RunFiles.START))
                .run(new ApplicationKey("project", "run"))
                .orElseThrow()
                .step(0);
    }

    private RunFiles streaming() {
        return RunFiles.in(storage, "project", "run")
                .graph("text", "answer")
                .begin(0, "answer")
                .log(new BeginStream(0, null, LogTime.of(BEGAN)));
    }

    @Test
    void growsWithItsMarks() {
        RunFiles files = streaming();
        assertThat(step().stream()).isEqualTo(new StepStream(BEGAN, null, null, null));

        files.log(new FirstItemStream(0, null, LogTime.of(BEGAN.plusMillis(212))));
        files.log(new StreamProgress(0, null, LogTime.of(BEGAN.plusMillis(500)), 9, "Because it"));
        assertThat(step().stream()).isEqualTo(new StepStream(BEGAN, BEGAN.plusMillis(212), null, 9L));

        files.log(new EndStream(0, null, LogTime.of(BEGAN.plusMillis(612)), 14));
        files.end(0, "answer", Map.of("text", "a"));

        assertThat(step().stream()).isEqualTo(new StepStream(BEGAN, BEGAN.plusMillis(212), BEGAN.plusMillis(612), 14L));
    }

    @Test
    void isThatOfTheLastAttempt() {
        RunFiles files = streaming();
        files.log(new FirstItemStream(0, null, LogTime.of(BEGAN.plusMillis(1))));

        files.begin(0, "answer");

        assertThat(step().stream()).isNull();
    }

    @Test
    void isNotThatOfASpan() {
        RunFiles.in(storage, "project", "run")
                .graph("text", "answer")
                .begin(0, "answer")
                .log(new BeginStream(0, "0:0", LogTime.of(BEGAN)))
                .log(new FirstItemStream(0, "0:0", LogTime.of(BEGAN)));

        assertThat(step().stream()).isNull();
    }
}
