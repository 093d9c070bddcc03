package dev.burr.tracking.file;

import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether an application is in the middle of a step that may still end, for somebody who wants to take its folder away
 * now. Between two steps it can't tell whether there will be another.
 */
public final class OpenStep {

    private final WriterLiveness liveness;

    public OpenStep(Clock clock) {
        this.liveness = new WriterLiveness(clock, WriterIdentity.current());
    }

    /**
     * Whether it is. Reads the log.
     *
     * @return false where there is no log
     * @throws IOException when the log can't be read
     */
    public boolean isIn(ApplicationFiles files) throws IOException {
        Optional<Instant> written = RunFolder.lastWritten(files);
        if (written.isEmpty()) {
            return false;
        }
        LastStep last = LastStep.of(files);
        return last.isOpen() && liveness.mayStillWrite(writer(files, last).orElse(null), written.get());
    }

    /** The last that has opened the log, where its lines say so; else the one that began the application. */
    static Optional<WriterIdentity> writer(ApplicationFiles files, LastStep last) {
        return last.writer().or(() -> RecordedDocuments.metadata(files)
                .flatMap(metadata -> Optional.ofNullable(metadata.writer())));
    }
}
