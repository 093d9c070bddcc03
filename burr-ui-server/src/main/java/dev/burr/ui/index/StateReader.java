package dev.burr.ui.index;

import dev.burr.tracking.Decoded;
import dev.burr.tracking.StateChains;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the ends of steps their states, also those that say only what changed. Reads no more than the entries that a state
 * builds on, and of those only the new ones when it goes on from a state that it gave last. Keeps whole states: made for one
 * piece of work, not to be kept. Belongs to one thread.
 */
final class StateReader {

    private static final int MOST_KNOWN = 8;
    private static final List<Optional<TrackingEvent>> NONE = List.of();

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private final StateChains chains = new StateChains();

    /** Entries whose states {@link #chains} should have. */
    private final Set<EndLine> known = Collections.newSetFromMap(new IdentityHashMap<>());

    StateReader(ApplicationKey key, TrackingRepository repository) {
        this.key = key;
        this.repository = repository;
    }

    /** An end as it was logged, with its state where that is known; empty if it is not in the log any more. */
    Optional<StepEnd> end(EndLine line) {
        return end(line, repository.event(key, line.line()));
    }

    /** Entries as they were logged, to be given to {@link #end(EndLine, Optional)} one by one. */
    List<Optional<TrackingEvent>> read(List<Line> lines) {
        return repository.events(key, lines);
    }

    /** The same of an entry that was read. */
    Optional<StepEnd> end(EndLine line, Optional<TrackingEvent> read) {
        TrackingEvent event = read.orElse(null);
        if (EntryTooLong.isWithoutValues(line.line(), repository)) {
            return StepEnd.withoutValues(event, EntryTooLong.message(line.line(), repository));
        }
        if (event instanceof EndEntry whole) {
            return Optional.of(StepEnd.of(whole));
        }
        if (event instanceof EndChanges changes) {
            Decoded<EndEntry> whole = whole(line, changes);
            return Optional.of(
                    whole instanceof Decoded.Rejected<EndEntry> rejected
                            ? StepEnd.withoutState(changes, rejected.reason())
                            : StepEnd.of(whole.value().orElseThrow()));
        }
        return Optional.empty();
    }

    /** Notes a whole state, for those that build on it. */
    void pass(EndLine line, EndEntry end) {
        if (end.place() != null) {
            chains.follow(end);
            know(line);
        }
    }

    /** An end with its state; rejected, with the reason, if that is not known. */
    Decoded<EndEntry> whole(EndLine line, EndChanges changes) {
        Deque<EndLine> path = line.behind(known::contains);
        boolean fromKnown = path.isEmpty() || path.element().base() != null;
        Decoded<EndEntry> whole = follow(path, line, changes);
        if (fromKnown && whole instanceof Decoded.Rejected<EndEntry>) {
            known.clear();
            whole = follow(line.behind(known::contains), line, changes);
        }
        if (whole instanceof Decoded.Accepted<EndEntry>) {
            know(line);
        }
        return whole;
    }

    private Decoded<EndEntry> follow(Deque<EndLine> path, EndLine line, EndChanges changes) {
        List<Line> before = path.stream()
                .filter(end -> end != line)
                .map(EndLine::line)
                .filter(entry -> !EntryTooLong.isWithoutValues(entry, repository))
                .toList();
        for (Optional<TrackingEvent> event : before.isEmpty() ? NONE : repository.events(key, before)) {
            if (event.orElse(null) instanceof EndEntry whole) {
                chains.follow(whole);
            } else if (event.orElse(null) instanceof EndChanges between) {
                chains.follow(between);
            }
        }
        return chains.follow(changes);
    }

    private void know(EndLine line) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.remove(line.base());
        known.add(line);
    }
}
