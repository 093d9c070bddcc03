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
import org.jspecify.annotations.Nullable;

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

    /** Enough for the type of a line, or for its sequence id. */
    private static final int EDGE = 64;

    private final TrackingLogReader reader;
    private final long mostHeld;
    private final List<Line> begins = new ArrayList<>();
    private final List<Line> ends = new ArrayList<>();
    private @Nullable IOException unreadable;

    private StepLines(TrackingLogReader reader, long mostHeld) {
        this.reader = reader;
        this.mostHeld = mostHeld;
    }

    /** @param large whether it is too long to be held; what it says of itself is read then, and none of its values */
    private record Line(long offset, long length, long sequenceId, boolean large) {}

    /**
     * A line of a log that was looked for.
     *
     * @param event without its values if the line is large
     */
    record Found<T extends TrackingEvent.OfStep>(T event, long offset, long length, boolean large) {}

    /**
     * Finds the steps in a log. Those of lines that are too long for the reader are found by the edges of these.
     *
     * @param mostHeld how many bytes the lines may have together that a state is put together from
     */
    static StepLines scan(TrackingLogReader reader, long mostHeld) throws IOException {
        var lines = new StepLines(reader, mostHeld);
        reader.scan(0, lines);
        if (lines.unreadable != null) {
            throw lines.unreadable;
        }
        return lines;
    }

    /**
     * The last end whose state can be told.
     *
     * @throws StepTooLarge if it takes more lines together than may be held
     */
    Optional<Found<EndEntry>> lastEnd(LongPredicate wanted) throws IOException {
        for (int i = ends.size() - 1; i >= 0; i--) {
            Line line = ends.get(i);
            TrackingEvent.OfStep found = wantedAt(line, wanted).orElse(null);
            Optional<EndEntry> end = found instanceof EndEntry whole
                    ? Optional.of(whole)
                    : found instanceof EndChanges changes ? whole(changes, i) : Optional.empty();
            if (end.isPresent()) {
                return Optional.of(new Found<>(end.get(), line.offset, line.length, line.large));
            }
        }
        return Optional.empty();
    }

    /** The id in the last end of a step, if it can be told without reading the line. */
    OptionalLong lastEndId() {
        Line last = ends.isEmpty() ? null : ends.get(ends.size() - 1);
        return last == null || last.sequenceId == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(last.sequenceId);
    }

    Optional<Found<BeginEntry>> lastBegin(LongPredicate wanted) throws IOException {
        for (int i = begins.size() - 1; i >= 0; i--) {
            Line line = begins.get(i);
            Optional<TrackingEvent.OfStep> found = wantedAt(line, wanted);
            if (found.isPresent() && found.get() instanceof BeginEntry begin) {
                return Optional.of(new Found<>(begin, line.offset, line.length, line.large));
            }
        }
        return Optional.empty();
    }

    private Optional<TrackingEvent.OfStep> wantedAt(Line line, LongPredicate wanted) throws IOException {
        if (line.sequenceId != UNKNOWN && !wanted.test(line.sequenceId)) {
            return Optional.empty();
        }
        return read(line) instanceof LogLine.Event read
                        && read.event() instanceof TrackingEvent.OfStep event
                        && wanted.test(event.sequenceId())
                ? Optional.of(event)
                : Optional.empty();
    }

    private LogLine read(Line line) throws IOException {
        return line.large
                ? reader.headingAt(line.offset, line.length)
                : reader.readAt(line.offset, Math.toIntExact(line.length));
    }

    /** An end with what it and the lines before it add up to; empty where one of those is missing. */
    private Optional<EndEntry> whole(EndChanges last, int index) throws IOException {
        var changes = new ArrayDeque<EndChanges>();
        changes.push(last);
        long held = held(ends.get(index), last, 0);
        for (int i = index - 1; i >= 0; i--) {
            LogLine read = read(ends.get(i));
            TrackingEvent event = read instanceof LogLine.Event found ? found.event() : null;
            ChainPlace next = changes.element().place();
            if (event instanceof EndEntry whole && next.follows(whole.place())) {
                held(ends.get(i), last, held);
                return applied(changes, whole);
            } else if (event instanceof EndChanges earlier && next.follows(earlier.place())) {
                held = held(ends.get(i), last, held);
                changes.push(earlier);
            } else if (event instanceof EndChanges other
                    && other.place().chain().equals(next.chain())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * How much is held with one more line.
     *
     * @throws StepTooLarge when that is more than may be held
     */
    private long held(Line line, EndChanges last, long before) throws StepTooLarge {
        long held = before + line.length;
        if (line.large || held > mostHeld) {
            throw new StepTooLarge(last.sequenceId(), mostHeld);
        }
        return held;
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
        boolean begin = startsWith(BEGIN, buffer, start, length);
        boolean end = startsWith(END, buffer, start, length);
        if (begin || end) {
            add(new Line(offset, length, sequenceId(buffer, start, length), false), begin, end);
        } else if (!startsWith(TYPE, buffer, start, length)) {
            add(new Line(offset, length, UNKNOWN, false), true, true);
        }
    }

    /** One that nobody could take in whole is not a step to go on from. */
    @Override
    public void tooLong(long offset, long length) {
        if (length > TrackingLogReader.LONGEST_LINE) {
            return;
        }
        try {
            byte[] front = reader.bytesAt(offset, EDGE);
            byte[] back = reader.bytesAt(offset + length - EDGE, EDGE);
            boolean begin = startsWith(BEGIN, front, 0, front.length);
            boolean end = startsWith(END, front, 0, front.length);
            if (begin || end || !startsWith(TYPE, front, 0, front.length)) {
                long id = begin || end ? sequenceId(back, 0, back.length) : UNKNOWN;
                add(new Line(offset, length, id, true), begin || !end, end || !begin);
            }
        } catch (IOException e) {
            unreadable = e;
        }
    }

    private void add(Line line, boolean mayBegin, boolean mayEnd) {
        if (mayBegin) {
            begins.add(line);
        }
        if (mayEnd) {
            ends.add(line);
        }
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
