package dev.burr.benchmarks.scenario;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The floor under a tracked step whose state stays small: its lines are encoded by our codec into a buffer that is used
 * again, and appended to a file in two writes. No state machine, no clock, no lock.
 */
final class PlainLines implements Workload {

    private static final int LONGEST_LINE = 4_096;

    private final Path folder;
    private final int steps;
    private final List<List<TrackingEvent>> writes;
    private final TrackingCodec codec = TrackingCodec.standard();
    private final JsonWriter line = new JsonWriter();

    PlainLines(Path folder, List<List<TrackingEvent>> writes, int steps) {
        this.folder = folder;
        this.writes = writes;
        this.steps = steps;
    }

    @Override
    public Sample run() throws IOException {
        try (var file = new AppendedFile(folder.resolve("log.jsonl"), LONGEST_LINE)) {
            return Timing.of(() -> appendAll(file)).sample(steps, file.size());
        } finally {
            Folders.empty(folder);
        }
    }

    private void appendAll(AppendedFile file) throws IOException {
        for (int i = 0; i < steps; i++) {
            for (List<TrackingEvent> events : writes) {
                append(events, file);
            }
        }
    }

    private void append(List<TrackingEvent> events, AppendedFile file) throws IOException {
        line.clear();
        for (TrackingEvent event : events) {
            codec.encode(event, line);
        }
        line.writeTo(file);
    }
}
