package dev.burr.ui.storage;

import dev.burr.tracking.file.LogLine;
import dev.burr.tracking.file.TrackingLogReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Hands the entries of a log to a reader, and knows how far it came when the file cannot be read to its end. */
final class LogDelivery {

    private final Path log;
    private final EntryFilter filter;
    private final LogReader reader;
    private final TrackingLogReader lines;
    private final int longestEntry;
    private long delivered;
    private @Nullable Line last;

    /** @param longestEntry of a longer one the values are left out */
    LogDelivery(Path log, EntryFilter filter, LogReader reader, int longestEntry) {
        this.log = log;
        this.filter = filter;
        this.reader = reader;
        this.lines = new TrackingLogReader(log, longestEntry);
        this.longestEntry = longestEntry;
    }

    LogRead from(long position) {
        LogRead read = from(position, () -> lines.read(position, lines(), this::deliver));
        return last == null ? read : new LogRead(read.position(), LineFingerprint.of(log, last), read.problem());
    }

    /** Without a fingerprint. */
    LogRead headingsFrom(long position) {
        return from(position, () -> lines.readHeadings(position, this::deliver));
    }

    /** Reads, and returns where the next entry begins. */
    private interface Reading {

        long toTheEnd() throws IOException;
    }

    private LogRead from(long position, Reading reading) {
        delivered = position;
        try {
            return new LogRead(reading.toTheEnd(), OptionalLong.empty(), null);
        } catch (NoSuchFileException gone) {
            return new LogRead(delivered, OptionalLong.empty(), null);
        } catch (IOException refused) {
            return new LogRead(delivered, OptionalLong.empty(), FileProblem.unreadable(log, refused));
        }
    }

    private TrackingLogReader.LineFilter lines() {
        return new TrackingLogReader.LineFilter() {
            @Override
            public boolean accepts(byte[] buffer, int start, int length) {
                return filter.mayBeWanted(buffer, start, length);
            }

            @Override
            public boolean isDone() {
                return filter.isDone();
            }
        };
    }

    private void deliver(LogLine line) {
        hand(line.length() > longestEntry ? heading(line) : line);
    }

    private LogLine heading(LogLine line) {
        try {
            return lines.headingAt(line.offset(), line.length());
        } catch (IOException gone) {
            return new LogLine.Problem(line.offset(), line.length(), FileProblem.unreadable(log, gone));
        }
    }

    private void hand(LogLine line) {
        if (line instanceof LogLine.Event event) {
            Line place = new Line(event.offset(), (int) Math.min(Integer.MAX_VALUE, event.length()));
            handed(place, event.length());
            reader.entry(place, event.event());
        } else if (line instanceof LogLine.Problem problem) {
            Line place = new Line(problem.offset(), (int) Math.min(Integer.MAX_VALUE, problem.length()));
            handed(place, problem.length());
            reader.unreadable(place, problem.reason());
        }
    }

    private void handed(Line place, long length) {
        last = place;
        delivered = place.offset() + length;
    }
}
