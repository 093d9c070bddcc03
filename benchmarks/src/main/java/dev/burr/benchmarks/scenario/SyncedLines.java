package dev.burr.benchmarks.scenario;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of several runs, each appended to the log of its run and stored with an fsync of its own before the next one is
 * written: how one thread would do it without a state machine.
 */
record SyncedLines(Path folder, int runs, int steps) implements Workload {

    @Override
    public Sample run() throws IOException {
        StepEvents events = StepEvents.ofCounter(steps);
        var line = new JsonWriter();
        List<FileOutputStream> files = new ArrayList<>();
        try {
            for (int i = 0; i < runs; i++) {
                files.add(new FileOutputStream(
                        folder.resolve("log-%d.jsonl".formatted(i)).toFile(), true));
            }
            long start = System.nanoTime();
            long bytes = 0;
            for (int step = 0; step < steps; step++) {
                for (FileOutputStream file : files) {
                    bytes += append(events.begin(), line, file) + append(events.end(), line, file);
                }
            }
            long nanos = System.nanoTime() - start;
            return new Sample((long) runs * steps, nanos, bytes, null);
        } finally {
            for (FileOutputStream file : files) {
                file.close();
            }
            Folders.empty(folder);
        }
    }

    private static int append(TrackingEvent event, JsonWriter line, FileOutputStream file) throws IOException {
        line.clear();
        TrackingCodec.standard().encode(event, line);
        line.writeTo(file);
        file.getFD().sync();
        return line.size();
    }
}
