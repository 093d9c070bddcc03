package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Two runs that write to the log of one application. */
final class TwoWritersTest {

    @TempDir
    private Path storage;

    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private LocalTrackingClient one;
    private LocalTrackingClient other;

    @BeforeEach
    void open() {
        one = client(256);
        other = client(256);
        warnings.start();
        logger().addAppender(warnings);
    }

    @AfterEach
    void close() {
        logger().detachAppender(warnings);
        one.close();
        other.close();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(FileTrackingSink.class);
    }

    private LocalTrackingClient client(int maxOpenFiles) {
        return LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .onFailure(OnFailure.FAIL) // which is not for this
                .maxOpenFiles(maxOpenFiles)
                .build();
    }

    private static Application application(LocalTrackingClient client, String id) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("done").when("n >= 20"), from("count").to("count"))
                .withEntrypoint("count")
                .resumeFrom(id, State.of("n", 0))
                .build();
    }

    @Test
    void areNoticedByTheClientsOfBoth() throws IOException {
        Application first = application(one, "a");
        Application second = application(other, "a");
        for (int i = 0; i < 20; i++) {
            first.step();
            second.step();
        }
        State ended = first.run(after("done")).state();
        second.run(after("done"));

        assertThat(one.otherWriters()).isPositive();
        assertThat(other.otherWriters()).isPositive();
        assertThat(warnings.list)
                .hasSize(2)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allMatch(text ->
                        text.startsWith("Two writers: file '" + log("a") + "' is written to by another process, "));
        assertThat(ended).isEqualTo(State.of("n", 20));
        assertThat(second.state()).isEqualTo(State.of("n", 20));
        assertThat(one.failures() + other.failures()).isZero();
        assertThat(endsIn("a")).hasSize(2 * 21);
    }

    @Test
    void areNoticedWhenTheyShareAClient() throws IOException {
        Application first = application(one, "a");
        Application second = application(one, "a");
        second.step();
        assertThat(one.otherWriters()).isZero();

        first.step();

        assertThat(one.otherWriters()).isEqualTo(1);
        assertThat(warnings.list).hasSize(1);
        assertThat(endsIn("a")).hasSize(2);
    }

    @Test
    void areNotSeenInOneThatTakesOverFromTheOther() {
        for (int turn = 0; turn < 5; turn++) {
            application(one, "a").step();
            application(other, "a").step();
        }

        assertThat(one.otherWriters() + other.otherWriters()).isZero();
        assertThat(warnings.list).isEmpty();
    }

    @Test
    void areNotSeenInOneWhoseLogIsClosedAndOpenedAgain() {
        try (LocalTrackingClient frugal = client(1)) {
            Application first = application(frugal, "a");
            Application second = application(frugal, "b");
            for (int turn = 0; turn < 5; turn++) {
                first.step();
                second.step();
            }

            assertThat(frugal.otherWriters()).isZero();
        }
    }

    private Path log(String id) {
        return storage.resolve("p").resolve(id).resolve("log.jsonl");
    }

    private List<Long> endsIn(String id) throws IOException {
        var ends = new ArrayList<Long>();
        new TrackingLogReader(log(id)).read(0, line -> {
            assertThat(line).isInstanceOf(LogLine.Event.class);
            if (((LogLine.Event) line).event() instanceof EndEntry end) {
                ends.add(end.sequenceId());
            }
        });
        return ends;
    }
}
