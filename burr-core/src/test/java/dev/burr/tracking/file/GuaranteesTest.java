package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/tracking.md promises and no other test here is about. */
final class GuaranteesTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path storage;

    private Instant now = NOON;

    private LocalTrackingClient client(OnFailure onFailure) {
        return LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .onFailure(onFailure)
                .build();
    }

    private Application counter(LocalTrackingClient client) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withClock(Clock.fixed(now, ZoneOffset.UTC))
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .resumeFrom("a", State.of("n", 0))
                .build();
    }

    @Test
    void aClockThatGoesBackChangesNothingButTheTimes() throws IOException {
        try (LocalTrackingClient client = client(OnFailure.WARN)) {
            for (int i = 0; i < 3; i++) {
                counter(client).step();
                now = now.minus(Duration.ofHours(1));
            }

            assertThat(client.load("a")).get().satisfies(last -> {
                assertThat(last.position().sequenceId()).isEqualTo(2);
                assertThat(last.state()).isEqualTo(State.of("n", 3));
                assertThat(last.savedAt()).isEqualTo(NOON.minus(Duration.ofHours(2)));
            });
            assertThat(client.load("a", 0).orElseThrow().state()).isEqualTo(State.of("n", 1));
            assertThat(ends()).containsExactly(0L, 1L, 2L);
            assertThat(client.failures()).isZero();
        }
    }

    @Test
    void aRunForWhichFailuresMatterEndsWithTheStepThatCantBeRecorded() throws IOException {
        try (LocalTrackingClient client = client(OnFailure.FAIL)) {
            Application app = counter(client);
            app.step();
            Path log = storage.resolve("p/a/log.jsonl");
            Files.delete(log);
            Files.createDirectory(log);
            // The file that is open can still be written to until it is looked up.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            app.step();
                        }
                    })
                    .isInstanceOf(TrackingException.class)
                    .hasMessageContaining("File '" + log + "'");
            assertThat(app.state().getInt("n")).isBetween(1, 10);
        }
    }

    @Test
    void anApplicationForWhichFailuresMatterIsNotBuiltWhereNothingCanBeRecorded() throws IOException {
        Files.writeString(storage.resolve("p"), "in the way");
        try (LocalTrackingClient client = client(OnFailure.FAIL)) {
            assertThatThrownBy(() -> counter(client))
                    .isInstanceOf(TrackingException.class)
                    .hasMessageEndingWith("Free the way, or set tracking to warn of failures only.");
        }
    }

    @Test
    void anApplicationBeginsWhereAFileIsInTheWayOfEveryRecord() throws IOException {
        Files.writeString(storage.resolve("p"), "in the way");
        try (LocalTrackingClient client = client(OnFailure.WARN)) {
            assertThat(counter(client).step().orElseThrow().state()).isEqualTo(State.of("n", 1));
            assertThat(client.lostEvents()).isEqualTo(3);
        }
    }

    private List<Long> ends() throws IOException {
        var ends = new ArrayList<Long>();
        new TrackingLogReader(storage.resolve("p/a/log.jsonl")).read(0, line -> {
            if (line instanceof LogLine.Event event && event.event() instanceof EndEntry end) {
                ends.add(end.sequenceId());
            }
        });
        return ends;
    }
}
