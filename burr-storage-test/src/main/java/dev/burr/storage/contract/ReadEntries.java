package dev.burr.storage.contract;

import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogReader;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is handed of a log. */
final class ReadEntries implements LogReader {

    private final List<Line> lines = new ArrayList<>();
    private final List<TrackingEvent> events = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Override
    public void entry(Line line, TrackingEvent event) {
        lines.add(line);
        events.add(event);
    }

    @Override
    public void unreadable(Line line, String why) {
        problems.add(why);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The entries as texts that can be compared, whatever objects stand for their values. */
    List<String> told() {
        return events.stream().map(RecordedSteps::told).toList();
    }
}
