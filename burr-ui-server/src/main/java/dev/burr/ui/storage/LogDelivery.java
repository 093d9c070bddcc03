package dev.burr.ui.storage;

import dev.burr.tracking.file.LogLine;
import dev.burr.tracking.file.TrackingLogReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Hands the entries of a log to a reader, and knows how far it came when the file cannot be read to its end. */
final class LogDelivery {

    private final Path log;
    private final LogReader reader;
    private long delivered;

    LogDelivery(Path log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    LogRead from(long position) {
        delivered = position;
        try {
            return new LogRead(new TrackingLogReader(log).read(position, this::deliver), null);
        } catch (NoSuchFileException gone) {
            return new LogRead(delivered, null);
        } catch (IOException refused) {
            return new LogRead(delivered, FileProblem.unreadable(log, refused));
        }
    }

    private void deliver(LogLine line) {
        if (line instanceof LogLine.Event event) {
            delivered = event.offset() + event.length();
            reader.entry(new Line(event.offset(), (int) event.length()), event.event());
        } else if (line instanceof LogLine.Problem problem) {
            delivered = problem.offset() + problem.length();
            reader.unreadable(
                    new Line(problem.offset(), (int) Math.min(Integer.MAX_VALUE, problem.length())), problem.reason());
        }
    }
}
