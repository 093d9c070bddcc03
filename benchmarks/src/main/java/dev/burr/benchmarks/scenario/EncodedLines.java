package dev.burr.benchmarks.scenario;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import java.io.IOException;

/** The part of the floor that is no input or output: the two lines of a step are encoded, and thrown away. */
final class EncodedLines implements Workload {

    private final int steps;
    private final StepEvents events;
    private final TrackingCodec codec = TrackingCodec.standard();
    private final JsonWriter line = new JsonWriter();

    EncodedLines(StepEvents events, int steps) {
        this.events = events;
        this.steps = steps;
    }

    @Override
    public Sample run() throws IOException {
        return Timing.of(this::encode).sample(steps, 0);
    }

    private void encode() {
        for (int i = 0; i < steps; i++) {
            line.clear();
            codec.encode(events.begin(), line);
            codec.encode(events.end(), line);
        }
    }
}
