package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.OfStep;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log is cut behind every one of its bytes. What stands before the cut is read, and what is written behind it as well. */
final class TruncatedLogIT {

    private static final int STEPS = 4;

    @TempDir
    private Path storage;

    @ParameterizedTest
    @EnumSource
    void hasExactlyTheWholeLinesBeforeTheCutAndLosesNothingBehindIt(StateRecording recording) throws IOException {
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .state(recording)
                .build()) {
            Application whole = chat(client, "whole");
            var states = new ArrayList<State>();
            for (int i = 0; i < STEPS; i++) {
                states.add(whole.step().orElseThrow().state());
            }
            byte[] log = Files.readAllBytes(log("whole"));
            List<LogLine.Event> written = eventsIn("whole");

            for (int cut = 0; cut <= log.length; cut++) {
                String id = "cut" + cut;
                Files.createDirectories(log(id).getParent());
                Files.write(log(id), Arrays.copyOf(log, cut));
                check(client, id, before(cut, written), before(cut + 1, written), states);
            }
        }
    }

    /**
     * Goes on in a log that was cut.
     *
     * @param whole what was whole before; a line that lacks nothing but its end is not
     * @param kept what is whole when the last line has an end
     */
    private void check(
            LocalTrackingClient client,
            String id,
            List<TrackingEvent> whole,
            List<TrackingEvent> kept,
            List<State> states)
            throws IOException {
        assertThat(events(id)).as(id).isEqualTo(whole);
        int ended = (int) whole.stream().filter(TruncatedLogIT::isEnd).count();

        State after = chat(client, id).step().orElseThrow().state();

        assertThat(after.getInt("n")).as(id).isEqualTo(ended + 1);
        List<TrackingEvent> now = events(id);
        assertThat(now.subList(0, kept.size())).as(id).isEqualTo(kept);
        List<TrackingEvent> added = now.subList(kept.size(), now.size());
        assertThat(added).as(id).hasSize(3);
        assertThat(added.get(0)).as(id).isInstanceOf(WriterOpened.class);
        assertThat(added.get(2)).as(id).matches(TruncatedLogIT::isEnd);
        assertThat(client.load(id).orElseThrow().state()).as(id).isEqualTo(after);
        for (int step = 0; step < ended; step++) {
            assertThat(client.load(id, step).orElseThrow().state()).as(id).isEqualTo(states.get(step));
        }
    }

    private static boolean isEnd(TrackingEvent event) {
        return event instanceof OfStep && event.type().equals("end_entry");
    }

    private static List<TrackingEvent> before(int cut, List<LogLine.Event> written) {
        return written.stream()
                .filter(line -> line.offset() + line.length() < cut) // with its line end
                .map(LogLine.Event::event)
                .toList();
    }

    private static Application chat(LocalTrackingClient client, String id) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("say").reads("n").writes("n", "said").run(state -> state.increment("n")
                        .append("said", "é" + state.getInt("n"))))
                .withTransitions(from("say").to("say"))
                .withEntrypoint("say")
                .resumeFrom(id, State.of("n", 0, "said", List.of("a beginning for changes to build on ".repeat(6))))
                .build();
    }

    private Path log(String id) {
        return storage.resolve("p").resolve(id).resolve("log.jsonl");
    }

    private List<TrackingEvent> events(String id) throws IOException {
        return eventsIn(id).stream().map(LogLine.Event::event).toList();
    }

    /** All that make sense; of the others, there is at most the one that the cut has torn. */
    private List<LogLine.Event> eventsIn(String id) throws IOException {
        var events = new ArrayList<LogLine.Event>();
        var problems = new ArrayList<LogLine>();
        new TrackingLogReader(log(id)).read(0, line -> {
            if (line instanceof LogLine.Event event) {
                events.add(event);
            } else {
                problems.add(line);
            }
        });
        assertThat(problems).as(id).hasSizeLessThanOrEqualTo(1);
        return events;
    }
}
