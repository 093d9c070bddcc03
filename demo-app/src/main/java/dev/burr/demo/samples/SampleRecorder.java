package dev.burr.demo.samples;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.demo.chatbot.ChatGraph;
import dev.burr.demo.chatbot.Chatbot;
import dev.burr.demo.chatbot.DelayedModel;
import dev.burr.demo.chatbot.RuleBasedModel;
import dev.burr.demo.counter.Counter;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records sample runs: the scenarios of the demo, run as the service runs them, on a clock of their own. The same build
 * records the same bytes.
 */
public final class SampleRecorder {

    /** Lists the files that were recorded, one a line, relative to itself. */
    public static final String INDEX = "index.txt";

    private final Path storage;
    private final SampleClock clock;
    private final String version;

    private SampleRecorder(Path storage, Instant start, String version) {
        this.storage = storage;
        this.clock = new SampleClock(start);
        this.version = version;
    }

    /**
     * Records into a directory.
     *
     * @param args the directory, the time at which the first sample starts, and the version that it is recorded with
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "%d arguments are too few or too many. Pass a directory, a time and a version."
                            .formatted(args.length));
        }
        var recorder = new SampleRecorder(Path.of(args[0]), Instant.parse(args[1]), args[2]);
        recorder.recordCounters();
        recorder.recordChats();
        recorder.writeIndex();
    }

    private void recordCounters() {
        try (TrackingClient tracking = tracking("demo_counter")) {
            var counter = new Counter(applications(Counter.graph(), tracking));
            for (int user = 0; user < 3; user++) {
                counter.run("count-to-" + (5 + 5 * user), "user_" + user, 5 + 5 * user);
                clock.pass(Duration.ofMinutes(2));
            }
            for (int step = 0; step < 4; step++) {
                counter.step("still-counting", "user_0", 10);
                clock.pass(Duration.ofSeconds(3));
            }
        }
    }

    private void recordChats() {
        try (TrackingClient tracking = tracking("demo_chatbot")) {
            var model = new DelayedModel(
                    new RuleBasedModel(), Duration.ofMillis(240), Duration.ofNanos(3_700_000), clock::pass);
            ApplicationFactory chats = applications(ChatGraph.using(model), tracking);
            new ChatSamples(new Chatbot(chats, tracking), clock).record();
        }
    }

    private ApplicationFactory applications(Graph graph, TrackingClient tracking) {
        return ApplicationFactory.of(graph, this::builder).with(builder -> builder.withTracker(tracking));
    }

    private ApplicationBuilder builder() {
        return new ApplicationBuilder().withClock(clock);
    }

    private TrackingClient tracking(String project) {
        return LocalTrackingClient.builder()
                .project(project)
                .storageDir(storage)
                .onFailure(OnFailure.FAIL)
                .writer(new WriterIdentity(0, null, "samples", null, version))
                .build();
    }

    private void writeIndex() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : recordedFiles()) {
            if (file.getFileName().toString().equals(".lock")) {
                Files.delete(file);
            } else {
                names.add(storage.relativize(file).toString().replace('\\', '/'));
            }
        }
        Files.write(storage.resolve(INDEX), names);
    }

    private List<Path> recordedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(storage)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
