package dev.burr.tracking.file;

import dev.burr.tracking.ImageMemory;
import dev.burr.tracking.TrackingCodec;
import java.util.function.LongSupplier;

/** Sinks of project {@code p} that write whole states. */
final class Sinks {

    private Sinks() {}

    static FileTrackingSink sink(
            TrackingDirectory directory, int maxOpenFiles, TrackingFailures failures, LongSupplier ticker, Disk disk) {
        ImageMemory memory = ImageMemory.of(1 << 20);
        return new FileTrackingSink(
                directory,
                "p",
                maxOpenFiles,
                () -> TrackingCodec.standard().newLineEncoder(memory),
                failures,
                ticker,
                disk);
    }
}
