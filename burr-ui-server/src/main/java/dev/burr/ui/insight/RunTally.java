package dev.burr.ui.insight;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.OfStep;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.ui.index.Repeats;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogReader;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the log of one run, entry by entry, and goes on when it has grown. Of payloads it keeps numbers only, about 150 bytes a
 * step. Not thread-safe.
 */
final class RunTally implements LogReader {

    private final TreeMap<Long, StepTally> steps = new TreeMap<>();
    private final Growth growth = new Growth();
    private final Repeats<String> actions = new Repeats<>();
    private @Nullable StepTally lastBegun;
    private @Nullable Line lastLine;
    private long unreadable;
    private long openings;

    @Override
    public void entry(Line line, TrackingEvent event) {
        lastLine = line;
        if (event instanceof OfStep ofStep) {
            stepEntry(line, ofStep);
        } else if (event instanceof WriterOpened) {
            openings++;
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        lastLine = line;
        unreadable++;
    }

    private void stepEntry(Line line, OfStep event) {
        StepTally step = steps.computeIfAbsent(event.sequenceId(), StepTally::new);
        if (event instanceof BeginEntry begin) {
            begin(step, begin);
        } else if (event instanceof EndEntry end) {
            step.end(actions.one(end.action()), end.endTime().instant(), end.result(), end.exception() != null);
            growth.whole(end.sequenceId(), line.length());
        } else if (event instanceof EndChanges end) {
            step.end(actions.one(end.action()), end.endTime().instant(), end.result(), end.exception() != null);
            growth.changes();
        } else if (event instanceof BeginSpan span) {
            step.calls().span(span);
        } else if (event instanceof Attribute attribute && ModelCalls.concerns(attribute)) {
            step.calls().attribute(attribute);
        }
    }

    private void begin(StepTally step, BeginEntry begin) {
        if (lastBegun != null && lastBegun != step) {
            lastBegun.overtake(openings);
        }
        step.begin(begin, actions.one(begin.action()), openings);
        lastBegun = step;
    }

    /** In the order of their ids. */
    Collection<StepTally> steps() {
        return steps.values();
    }

    RunInsight.@Nullable StateGrowth growth() {
        return growth.told();
    }

    @Nullable
    Line lastLine() {
        return lastLine;
    }

    long unreadable() {
        return unreadable;
    }

    long openings() {
        return openings;
    }
}
