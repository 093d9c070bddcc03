package dev.burr.ui.index;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.OfStep;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Folds the log of one run into steps, entry by entry, and goes on where it stopped when the log has grown.
 *
 * <p>Tolerates every order of entries. Of payloads it keeps fingerprints of the last state only. Not thread-safe.
 */
final class RunFold implements LogReader, LogFold {

    private static final int MOST_PROBLEMS = 100;

    /** What is read in a moment, in bytes. */
    private static final long LONGEST_BEGINNING = 4 << 20;

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private @Nullable Map<String, Long> initialState;
    private final StateTrail states;
    private final TreeMap<Long, StepFold> steps = new TreeMap<>();
    private final RunSigns signs = new RunSigns();
    private final Repeats<String> actions = new Repeats<>();
    private final Repeats<KeyChanges> changes = new Repeats<>();
    private final LogCursor cursor;
    private final List<Problem> problems = new ArrayList<>();

    private long lines;
    private int unreadable;
    private @Nullable StepFold lastEnded;
    private @Nullable Map<String, Long> lastState;

    /** @param initialState fingerprints of the state before the first step, null if it is not known */
    RunFold(ApplicationKey key, TrackingRepository repository, @Nullable Map<String, Long> initialState) {
        this.key = key;
        this.repository = repository;
        this.cursor = new LogCursor(key, repository);
        this.initialState = initialState;
        this.states = new StateTrail(key, repository);
    }

    @Override
    public boolean readOn(StoredApplication found) {
        return cursor.readOn(position -> readLog(() -> repository.readLog(key, position, this)));
    }

    private LogRead readLog(Supplier<LogRead> reading) {
        try {
            return reading.get();
        } finally {
            states.rest();
        }
    }

    /**
     * Reads the first steps and no more. It cannot go on from there.
     *
     * @param most number of steps; of long ones it may be less
     * @return whether that is all
     */
    boolean readBeginning(int most) {
        var limit = new EntryFilter() {
            private long bytes;

            @Override
            public boolean mayBeWanted(byte[] json, int start, int length) {
                bytes += length;
                return true;
            }

            @Override
            public boolean isDone() {
                return steps.size() > most || bytes > LONGEST_BEGINNING;
            }
        };
        readLog(() -> repository.readLog(key, 0, limit, this));
        return !limit.isDone();
    }

    /**
     * Tells what the first step changed from another state before it.
     *
     * @param state fingerprints of it, null if it is not known
     * @return whether that makes a difference
     */
    boolean beginFrom(@Nullable Map<String, Long> state) {
        if (Objects.equals(state, initialState)) {
            return false;
        }
        StepFold first = endedAfter(Long.MIN_VALUE);
        if (first != null && first.hasEnded()) {
            first.changed(changes(state, first == lastEnded ? lastState : fingerprintsOf(first)));
        }
        initialState = state;
        return true;
    }

    @Override
    public boolean isAt(long bytes) {
        return cursor.isAt(bytes);
    }

    @Override
    public long position() {
        return cursor.position();
    }

    @Override
    public boolean stillHolds() {
        return cursor.stillHolds();
    }

    FoldedLog folded() {
        List<StepEntry> entries = steps.values().stream()
                .map(StepFold::entry)
                .filter(Objects::nonNull)
                .toList();
        return new FoldedLog(
                entries,
                cursor.problem(),
                List.copyOf(problems),
                unreadable,
                cursor.position(),
                signs.loggedSteps(),
                signs.firstInput(),
                signs.actions(),
                signs.lastHeard(),
                signs.isZoneless(),
                signs.writer(),
                signs.days());
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        lines++;
        cursor.passed(line);
        if (event instanceof OfStep ofStep) {
            stepEntry(line, ofStep);
        } else if (event instanceof WriterOpened opened) {
            signs.opened(opened);
        } else if (event instanceof Unknown unknown) {
            signs.unknown(unknown);
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        lines++;
        cursor.passed(line);
        problem(line, why);
    }

    private void problem(Line line, String why) {
        unreadable++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(lines, line.offset(), why));
        }
    }

    private void stepEntry(Line line, OfStep event) {
        StepFold step = steps.computeIfAbsent(event.sequenceId(), StepFold::new);
        if (EntryTooLong.isWithoutValues(line, repository)) {
            problem(line, EntryTooLong.message(line, repository));
            StateTrail.Found unknown = new StateTrail.Found(new EndLine(line, null), null, null);
            if (event instanceof EndEntry end) {
                end(step, end.endTime(), end.exception(), unknown);
                return;
            }
            if (event instanceof EndChanges end) {
                end(step, end.endTime(), end.exception(), unknown);
                return;
            }
        }
        if (event instanceof BeginEntry begin) {
            step.begin(line, actions.one(begin.action()), begin.startTime().instant());
            signs.began(begin);
        } else if (event instanceof EndEntry end) {
            end(step, end.endTime(), end.exception(), states.whole(line, end));
        } else if (event instanceof EndChanges end) {
            StateTrail.Found found = states.changes(line, end);
            if (found.problem() != null) {
                problem(line, "The state after step %d is not known. %s".formatted(end.sequenceId(), found.problem()));
            }
            end(step, end.endTime(), end.exception(), found);
        } else if (event instanceof BeginSpan span) {
            step.span(line);
            signs.heard(span.startTime());
        } else if (event instanceof Attribute attribute) {
            attribute(step, line, attribute);
        } else {
            step.other(line, event);
            if (event instanceof EndSpan span) {
                signs.heard(span.endTime());
            }
        }
    }

    private void end(StepFold step, LogTime time, @Nullable String exception, StateTrail.Found found) {
        step.end(found.line(), time.instant(), exception == null ? null : ExceptionText.headline(exception));
        signs.ended(step.sequenceId(), time, exception != null);
        Map<String, Long> state = found.state();
        StepFold before = endedBefore(step.sequenceId());
        step.changed(
                before == null
                        ? changes(initialState, state)
                        : changesFromKnown(before == lastEnded ? lastState : fingerprintsOf(before), state));
        StepFold next = endedAfter(step.sequenceId());
        if (next == null) {
            lastEnded = step;
            lastState = state;
        } else {
            next.changed(changesFromKnown(state, fingerprintsOf(next)));
        }
    }

    private @Nullable KeyChanges changes(@Nullable Map<String, Long> from, @Nullable Map<String, Long> to) {
        return to == null ? null : changes.one(KeyChanges.between(from, to));
    }

    /** A state that is lost is no reason to guess. */
    private @Nullable KeyChanges changesFromKnown(@Nullable Map<String, Long> from, @Nullable Map<String, Long> to) {
        return from == null ? null : changes(from, to);
    }

    private void attribute(StepFold step, Line line, Attribute attribute) {
        if (attribute.key().equals(Attribute.TRANSITION) && attribute.spanId() == null) {
            step.takenBecause(TransitionReason.of(attribute.value()).condition());
            step.detail(line);
        } else {
            step.attribute(line);
        }
        signs.heard(attribute.timeLogged());
    }

    private @Nullable StepFold endedBefore(long sequenceId) {
        for (StepFold step : steps.headMap(sequenceId, false).descendingMap().values()) {
            if (step.endLine() != null) {
                return step;
            }
        }
        return null;
    }

    private @Nullable StepFold endedAfter(long sequenceId) {
        for (StepFold step : steps.tailMap(sequenceId, false).values()) {
            if (step.endLine() != null) {
                return step;
            }
        }
        return null;
    }

    /** Entries out of order are rare enough to read a state again. */
    private @Nullable Map<String, Long> fingerprintsOf(StepFold step) {
        EndLine line = step.endLine();
        return line == null ? null : states.again(line);
    }
}
