package dev.burr.tracking.file;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.StateChains;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A log whose steps end with what changed in the state, as one that has the whole state in each of them, which every reader of
 * Apache Burr opens. Lines that say nothing of a state, or all of it, stay as they are, byte for byte.
 */
public final class FullLog {

    private final TrackingCodec codec = TrackingCodec.standard();
    private final StateChains chains = new StateChains();
    private final JsonWriter encoded = new JsonWriter();
    private final OutputStream out;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private long lines;
    private long converted;

    private FullLog(OutputStream out) {
        this.out = out;
    }

    /**
     * What became of a log.
     *
     * @param read how many bytes its whole lines take up; what stands behind them is not one yet
     * @param lines how many were written
     * @param converted how many of them were written in another form
     * @param leftOut what was not written, because nobody knows what it would have to say
     */
    public record Result(long read, long lines, long converted, List<LeftOut> leftOut) {

        public Result {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * A line that was not written.
     *
     * @param offset of its first byte
     * @param sequenceId of the step whose end it is; empty for a line that makes no sense at all
     * @param reason a sentence for people
     */
    public record LeftOut(long offset, OptionalLong sequenceId, String reason) {}

    /**
     * Writes the whole lines of a log.
     *
     * @throws IOException when the log can't be read, or the lines can't be written
     */
    public static Result write(Path log, OutputStream out) throws IOException {
        var full = new FullLog(out);
        try {
            long read = new TrackingLogReader(log).scan(0, full.new Lines());
            return new Result(read, full.lines, full.converted, full.leftOut);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private final class Lines implements TrackingLogReader.RawLines {

        @Override
        public void line(byte[] buffer, int start, int length, long offset) {
            Decoded<TrackingEvent> decoded = codec.decodeEvent(buffer, start, length);
            if (decoded instanceof Decoded.Rejected<TrackingEvent> rejected) {
                leftOut.add(new LeftOut(offset, OptionalLong.empty(), rejected.reason()));
                return;
            }
            try {
                write(decoded.value().orElseThrow(), buffer, start, length, offset);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void tooLong(long offset, long length) {
            leftOut.add(new LeftOut(offset, OptionalLong.empty(), "It is %,d bytes long.".formatted(length)));
        }
    }

    private void write(TrackingEvent event, byte[] buffer, int start, int length, long offset) throws IOException {
        if (event instanceof EndChanges changes) {
            Decoded<EndEntry> whole = chains.follow(changes);
            if (whole instanceof Decoded.Rejected<EndEntry> rejected) {
                leftOut.add(new LeftOut(offset, OptionalLong.of(changes.sequenceId()), rejected.reason()));
            } else {
                write(whole.value().orElseThrow());
            }
        } else if (event instanceof EndEntry end && end.place() != null) {
            chains.follow(end);
            write(end);
        } else {
            out.write(buffer, start, length);
            out.write('\n');
            lines++;
        }
    }

    private void write(EndEntry end) throws IOException {
        encoded.clear();
        codec.encode(
                new EndEntry(end.endTime(), end.action(), end.result(), end.exception(), end.state(), end.sequenceId()),
                encoded);
        encoded.writeTo(out);
        lines++;
        converted++;
    }
}
