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
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds the log of one run into steps, entry by entry, and goes on where it stopped when the log has grown.
 *
 * <p>Tolerates every order of entries. Of payloads it keeps fingerprints of the last state only. Not thread-safe.
 */
final class RunFold implements LogReader, LogFold {

    private static final int MOST_PROBLEMS = 100;

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private final @Nullable Map<String, Long> initialState;
    private final StateTrail states;
    private final TreeMap<Long, StepFold> steps = new TreeMap<>();
    private final ActivityDays days = new ActivityDays();
    private final List<Problem> problems = new ArrayList<>();

    private boolean wasRead;
    private @Nullable String problem;
    private long position;
    private long lines;
    private int unreadable;
    private long loggedSteps;
    private @Nullable StepFold lastEnded;
    private @Nullable Map<String, Long> lastState;
    private @Nullable Instant lastHeard;
    private boolean zoneless;
    private @Nullable WriterIdentity writer;
    private long firstSequenceId = Long.MAX_VALUE;
    private @Nullable String firstInput;
    private @Nullable Line lastLine;
    private OptionalLong fingerprint = OptionalLong.empty();

    /** @param initialState fingerprints of the state before the first step, null if it is not known */
    RunFold(ApplicationKey key, TrackingRepository repository, @Nullable Map<String, Long> initialState) {
        this.key = key;
        this.repository = repository;
        this.initialState = initialState;
        this.states = new StateTrail(key, repository);
    }

    @Override
    public boolean readOn() {
        Line before = lastLine;
        LogRead read = readLog();
        boolean changed = read.position() != position || !Objects.equals(read.problem(), problem);
        wasRead = true;
        position = read.position();
        problem = read.problem();
        fingerprint = Objects.equals(lastLine, before) ? fingerprint : read.fingerprint();
        return changed;
    }

    private LogRead readLog() {
        try {
            return repository.readLog(key, position, this);
        } finally {
            states.rest();
        }
    }

    @Override
    public boolean isAt(long bytes) {
        return wasRead && problem == null && bytes == position;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean stillHolds() {
        return lastLine == null || repository.fingerprint(key, lastLine).equals(fingerprint);
    }

    FoldedLog folded() {
        List<StepEntry> entries = steps.values().stream()
                .map(StepFold::entry)
                .filter(Objects::nonNull)
                .toList();
        return new FoldedLog(
                entries,
                problem,
                List.copyOf(problems),
                unreadable,
                position,
                loggedSteps,
                firstInput,
                lastHeard,
                zoneless,
                writer,
                days.latest());
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        lines++;
        lastLine = line;
        if (event instanceof OfStep ofStep) {
            stepEntry(line, ofStep);
        } else if (event instanceof WriterOpened opened) {
            writer = opened.writer();
            heard(opened.time());
        } else if (event instanceof Unknown unknown && unknown.fields().get("sequence_id") instanceof Number number) {
            loggedSteps = behind(number.longValue());
        }
    }

    @Override
    public void unreadable(Line line, String why) {
        lines++;
        lastLine = line;
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
            begin(step, line, begin);
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
            heard(span.startTime());
        } else if (event instanceof Attribute attribute) {
            attribute(step, line, attribute);
        } else {
            step.detail(line);
            if (event instanceof EndSpan span) {
                heard(span.endTime());
            }
        }
    }

    private void begin(StepFold step, Line line, BeginEntry begin) {
        loggedSteps = behind(begin.sequenceId());
        step.begin(line, begin.action(), begin.startTime().instant());
        heard(begin.startTime());
        if (begin.sequenceId() <= firstSequenceId) {
            firstSequenceId = begin.sequenceId();
            firstInput = FirstInput.of(begin.inputs());
        }
    }

    private void end(StepFold step, LogTime time, @Nullable String exception, StateTrail.Found found) {
        loggedSteps = behind(step.sequenceId());
        step.end(found.line(), time.instant(), exception == null ? null : ExceptionText.headline(exception));
        heard(time);
        days.count(time.instant(), exception != null);
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

    private static @Nullable KeyChanges changes(@Nullable Map<String, Long> from, @Nullable Map<String, Long> to) {
        return to == null ? null : KeyChanges.between(from, to);
    }

    /** A state that is lost is no reason to guess. */
    private static @Nullable KeyChanges changesFromKnown(
            @Nullable Map<String, Long> from, @Nullable Map<String, Long> to) {
        return from == null ? null : changes(from, to);
    }

    private void attribute(StepFold step, Line line, Attribute attribute) {
        if (attribute.key().equals(Attribute.TRANSITION) && attribute.spanId() == null) {
            step.takenBecause(TransitionReason.of(attribute.value()).condition());
            step.detail(line);
        } else {
            step.attribute(line);
        }
        if (attribute.timeLogged() != null) {
            heard(attribute.timeLogged());
        }
    }

    /** One more, unless there is none. */
    private static long behind(long sequenceId) {
        return sequenceId == Long.MAX_VALUE ? sequenceId : sequenceId + 1;
    }

    private void heard(LogTime time) {
        zoneless = zoneless || time.offset() == null;
        Instant instant = time.instant();
        if (lastHeard == null || instant.isAfter(lastHeard)) {
            lastHeard = instant;
        }
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
