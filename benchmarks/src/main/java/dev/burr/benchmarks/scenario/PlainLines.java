package dev.burr.benchmarks.scenario;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The floor under a tracked step whose state stays small: its two lines are encoded by our codec into a buffer that is used
 * again, and appended to a file in two writes. No state machine, no clock, no lock.
 */
final class PlainLines implements Workload {

    private static final int LONGEST_LINE = 4_096;

    private final Path folder;
    private final int steps;
    private final StepEvents events;
    private final TrackingCodec codec = TrackingCodec.standard();
    private final JsonWriter line = new JsonWriter();

    PlainLines(Path folder, StepEvents events, int steps) {
        this.folder = folder;
        this.events = events;
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
            append(events.begin(), file);
            append(events.end(), file);
        }
    }

    private void append(TrackingEvent event, AppendedFile file) throws IOException {
        line.clear();
        codec.encode(event, line);
        line.writeTo(file);
    }
}
