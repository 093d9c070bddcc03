package dev.burr.benchmarks.scenario;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The floor under a tracked step whose state grows: lines of the same lengths, made beforehand, are copied into a buffer and
 * appended to a file in two writes. Nothing is encoded.
 */
final class CopiedLines implements Workload {

    private final Path folder;
    private final int steps;
    private final byte[] begin;
    private final byte[] longest;
    private final int growth;

    /** The lines of a run that appends so many messages. */
    CopiedLines(Path folder, int messages) {
        this.folder = folder;
        this.steps = messages;
        var events = StepEvents.ofChat(messages);
        this.begin = line(events.begin());
        this.longest = line(events.end());
        this.growth = ("\"" + Machines.messages(1).get(0) + "\",").length();
    }

    private static byte[] line(TrackingEvent event) {
        var line = new JsonWriter();
        TrackingCodec.standard().encode(event, line);
        return line.toByteArray();
    }

    @Override
    public Sample run() throws IOException {
        try (var file = new AppendedFile(folder.resolve("log.jsonl"), longest.length)) {
            return Timing.of(() -> appendAll(file)).sample(steps, file.size());
        } finally {
            Folders.empty(folder);
        }
    }

    private void appendAll(AppendedFile file) throws IOException {
        for (int missing = steps - 1; missing >= 0; missing--) {
            file.write(begin, 0, begin.length);
            file.write(longest, 0, longest.length - missing * growth);
        }
    }
}
