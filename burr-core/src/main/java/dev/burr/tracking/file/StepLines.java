package dev.burr.tracking.file;

import dev.burr.tracking.ChainPlace;
import dev.burr.tracking.StateChains;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Where the begins and ends of steps stand in a log. Found without reading what the lines say, as each holds the whole
 * state and only one is wanted: the type is at the front of a line and the sequence id at its end, as Burr and we write
 * them. A line of another form is kept as one that may be anything.
 */
final class StepLines implements TrackingLogReader.RawLines {

    static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);
    static final byte[] BEGIN = "{\"type\":\"begin_entry\"".getBytes(StandardCharsets.US_ASCII);
    static final byte[] END = "{\"type\":\"end_entry\"".getBytes(StandardCharsets.US_ASCII);
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

    /** The last end whose state can be told. */
    Optional<EndEntry> lastEnd(LongPredicate wanted) throws IOException {
        for (int i = ends.size() - 1; i >= 0; i--) {
            TrackingEvent.OfStep found = wantedAt(ends.get(i), wanted).orElse(null);
            Optional<EndEntry> end = found instanceof EndEntry whole
                    ? Optional.of(whole)
                    : found instanceof EndChanges changes ? whole(changes, i) : Optional.empty();
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    /** The id in the last end of a step, if it can be told without reading the line. */
    OptionalLong lastEndId() {
        Line last = ends.isEmpty() ? null : ends.get(ends.size() - 1);
        return last == null || last.sequenceId == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(last.sequenceId);
    }

    Optional<BeginEntry> lastBegin(LongPredicate wanted) throws IOException {
        for (int i = begins.size() - 1; i >= 0; i--) {
            Optional<TrackingEvent.OfStep> found = wantedAt(begins.get(i), wanted);
            if (found.isPresent() && found.get() instanceof BeginEntry begin) {
                return Optional.of(begin);
            }
        }
        return Optional.empty();
    }

    private Optional<TrackingEvent.OfStep> wantedAt(Line line, LongPredicate wanted) throws IOException {
        if (line.sequenceId != UNKNOWN && !wanted.test(line.sequenceId)) {
            return Optional.empty();
        }
        return reader.readAt(line.offset, line.length) instanceof LogLine.Event read
                        && read.event() instanceof TrackingEvent.OfStep event
                        && wanted.test(event.sequenceId())
                ? Optional.of(event)
                : Optional.empty();
    }

    /** An end with what it and the lines before it add up to; empty where one of those is missing. */
    private Optional<EndEntry> whole(EndChanges last, int index) throws IOException {
        var changes = new ArrayDeque<EndChanges>();
        changes.push(last);
        for (int i = index - 1; i >= 0; i--) {
            LogLine read = reader.readAt(ends.get(i).offset, ends.get(i).length);
            TrackingEvent event = read instanceof LogLine.Event found ? found.event() : null;
            ChainPlace next = changes.element().place();
            if (event instanceof EndEntry whole && next.follows(whole.place())) {
                return applied(changes, whole);
            } else if (event instanceof EndChanges earlier && next.follows(earlier.place())) {
                changes.push(earlier);
            } else if (event instanceof EndChanges other
                    && other.place().chain().equals(next.chain())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<EndEntry> applied(ArrayDeque<EndChanges> changes, EndEntry whole) {
        var chains = new StateChains();
        chains.follow(whole);
        Optional<EndEntry> last = Optional.empty();
        for (EndChanges change : changes) {
            last = chains.follow(change).value();
        }
        return last;
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

    static boolean startsWith(byte[] prefix, byte[] buffer, int start, int length) {
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
