package dev.burr.tracking.file;

import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the last step of a log has ended, and who would end it. Of lines that hold a state it reads no more than the type. */
final class LastStep implements TrackingLogReader.RawLines {

    private static final byte[] WRITER_OPENED = "{\"type\":\"writer_opened\",".getBytes(StandardCharsets.US_ASCII);

    private final TrackingCodec codec = TrackingCodec.standard();
    private @Nullable WriterIdentity writer;
    private boolean open;
    private boolean isLog;
    private boolean hasLines;

    private LastStep() {}

    /** @throws IOException when the log is not there or can't be read */
    static LastStep of(ApplicationFiles files) throws IOException {
        var last = new LastStep();
        new TrackingLogReader(files.log()).scan(0, last);
        return last;
    }

    /** Whether a step began and has not ended. */
    boolean isOpen() {
        return open;
    }

    /** The last that opened the log, if it says so. */
    Optional<WriterIdentity> writer() {
        return Optional.ofNullable(writer);
    }

    /** Whether one of its lines is one of ours or of Burr's. A file that has no whole line may become a log. */
    boolean isLog() {
        return isLog || !hasLines;
    }

    @Override
    public void line(byte[] buffer, int start, int length, long offset) {
        hasLines = true;
        if (StepLines.startsWith(StepLines.BEGIN, buffer, start, length)) {
            step(true);
        } else if (StepLines.startsWith(StepLines.END, buffer, start, length)) {
            step(false);
        } else if (StepLines.startsWith(WRITER_OPENED, buffer, start, length)
                || !StepLines.startsWith(StepLines.TYPE, buffer, start, length)) {
            codec.decodeEvent(buffer, start, length).value().ifPresent(this::event);
        }
    }

    @Override
    public void tooLong(long offset, long length) {
        hasLines = true;
    }

    private void event(TrackingEvent event) {
        if (event instanceof BeginEntry) {
            step(true);
        } else if (event instanceof EndEntry) {
            step(false);
        } else if (event instanceof WriterOpened opened) {
            isLog = true;
            writer = opened.writer();
        }
    }

    private void step(boolean begins) {
        isLog = true;
        open = begins;
    }
}
