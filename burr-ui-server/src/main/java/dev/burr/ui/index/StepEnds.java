package dev.burr.ui.index;

import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * How steps ended, one after the other. Entries are read some at a time, which spares finding and opening the file for each.
 * Belongs to one thread.
 */
final class StepEnds implements Iterator<Optional<StepEnd>> {

    private static final int MOST_AT_ONCE = 64;
    private static final long MOST_BYTES = 1_000_000;

    private final Iterator<StepEntry> steps;
    private final StateReader states;
    private final Deque<StepEntry> waiting = new ArrayDeque<>();
    private final Deque<Optional<TrackingEvent>> read = new ArrayDeque<>();

    StepEnds(Iterator<StepEntry> steps, StateReader states) {
        this.steps = steps;
        this.states = states;
    }

    @Override
    public boolean hasNext() {
        return !waiting.isEmpty() || steps.hasNext();
    }

    @Override
    public Optional<StepEnd> next() {
        if (waiting.isEmpty()) {
            readOn();
        }
        EndLine end = waiting.remove().end();
        return end == null ? Optional.empty() : states.end(end, read.remove());
    }

    private void readOn() {
        if (!steps.hasNext()) {
            throw new NoSuchElementException();
        }
        List<Line> lines = new ArrayList<>();
        long bytes = 0;
        while (steps.hasNext() && waiting.size() < MOST_AT_ONCE && bytes < MOST_BYTES) {
            StepEntry step = steps.next();
            waiting.add(step);
            if (step.end() != null) {
                lines.add(step.end().line());
                bytes += step.end().line().length();
            }
        }
        if (!lines.isEmpty()) {
            read.addAll(states.read(lines));
        }
    }
}
