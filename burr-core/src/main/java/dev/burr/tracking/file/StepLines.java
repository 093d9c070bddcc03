package dev.burr.tracking.file;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Where the begins and ends of steps stand in a log. Found without reading what the lines say, as each holds the whole
 * state and only one is wanted: the type is at the front of a line and the sequence id at its end, as Burr and we write
 * them. A line of another form is kept as one that may be anything.
 */
final class StepLines implements TrackingLogReader.RawLines {

    private static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = "{\"type\":\"begin_entry\",".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "{\"type\":\"end_entry\",".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEQUENCE_ID = ",\"sequence_id\":".getBytes(StandardCharsets.US_ASCII);

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final int MOST_DIGITS = 18;

    private final TrackingLogReader reader;
    private final List<Line> begins = new ArrayList<>();
    private final List<Line> ends = new ArrayList<>();

    private StepLines(TrackingLogReader reader) {
        this.reader = reader;
    }

    private record Line(long offset, int length, long sequenceId) {}

    static StepLines scan(TrackingLogReader reader) throws IOException {
        var lines = new StepLines(reader);
        reader.scan(0, lines);
        return lines;
    }

    Optional<EndEntry> lastEnd(LongPredicate wanted) throws IOException {
        return last(ends, EndEntry.class, wanted);
    }

    Optional<BeginEntry> lastBegin(LongPredicate wanted) throws IOException {
        return last(begins, BeginEntry.class, wanted);
    }

    private <T extends TrackingEvent.OfStep> Optional<T> last(List<Line> lines, Class<T> type, LongPredicate wanted)
            throws IOException {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.sequenceId == UNKNOWN || wanted.test(line.sequenceId)) {
                LogLine read = reader.readAt(line.offset, line.length);
                if (read instanceof LogLine.Event event
                        && type.isInstance(event.event())
                        && wanted.test(type.cast(event.event()).sequenceId())) {
                    return Optional.of(type.cast(event.event()));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void line(byte[] buffer, int start, int length, long offset) {
        if (startsWith(END, buffer, start, length)) {
            ends.add(new Line(offset, length, sequenceId(buffer, start, length)));
        } else if (startsWith(BEGIN, buffer, start, length)) {
            begins.add(new Line(offset, length, sequenceId(buffer, start, length)));
        } else if (!startsWith(TYPE, buffer, start, length)) {
            var line = new Line(offset, length, UNKNOWN);
            begins.add(line);
            ends.add(line);
        }
    }

    @Override
    public void tooLong(long offset, long length) {
        // It can't be read, so it is not a step to go on from.
    }

    private static boolean startsWith(byte[] prefix, byte[] buffer, int start, int length) {
        return length >= prefix.length && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
    }

    /** The number in front of the last brace, if it is the sequence id of the line itself. */
    private static long sequenceId(byte[] buffer, int start, int length) {
        int end = start + length - 1;
        int digits = end;
        while (digits > start && buffer[digits - 1] >= '0' && buffer[digits - 1] <= '9') {
            digits--;
        }
        int name = digits - SEQUENCE_ID.length;
        boolean isId = buffer[end] == '}'
                && digits < end
                && end - digits <= MOST_DIGITS
                && name > start
                && Arrays.equals(buffer, name, digits, SEQUENCE_ID, 0, SEQUENCE_ID.length);
        return isId ? Long.parseLong(new String(buffer, digits, end - digits, StandardCharsets.US_ASCII)) : UNKNOWN;
    }
}
