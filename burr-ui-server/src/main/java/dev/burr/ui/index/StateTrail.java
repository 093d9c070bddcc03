package dev.burr.ui.index;

import dev.burr.tracking.ChainPlace;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.TrackingRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the states of a run while its log is folded. Whole states are kept only while a stretch of the log is being read.
 * What goes on behind it is told from the entries that it builds on, which are read again: they are never longer than two
 * whole states, and so it costs what reading a step of a log with whole states does. Not thread-safe.
 */
final class StateTrail {

    /** More than one chain goes on at a time only where several processes write. To remember one is cheap. */
    private static final int MOST_CHAINS = 64;

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private final Map<String, Tip> tips = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tip> eldest) {
            return size() > MOST_CHAINS;
        }
    };

    private StateReader states;
    private StateFingerprints fingerprints = new StateFingerprints();

    StateTrail(ApplicationKey key, TrackingRepository repository) {
        this.key = key;
        this.repository = repository;
        this.states = new StateReader(key, repository);
    }

    /** The last entry of a chain. */
    private record Tip(ChainPlace place, EndLine line) {}

    /**
     * An end, and what the trail found out of its state.
     *
     * @param state fingerprints of the user's values, null if it is not known
     * @param problem why it is not known, null if it is
     */
    record Found(EndLine line, @Nullable Map<String, Long> state, @Nullable String problem) {}

    Found whole(Line line, EndEntry end) {
        EndLine here = new EndLine(line, null);
        ChainPlace place = end.place();
        if (place != null) {
            tips.put(place.chain(), new Tip(place, here));
            states.pass(here, end);
        }
        return new Found(here, fingerprints.of(end.state()), null);
    }

    Found changes(Line line, EndChanges end) {
        Tip tip = tips.get(end.place().chain());
        EndLine here = new EndLine(line, tip != null && end.place().follows(tip.place()) ? tip.line() : null);
        Decoded<EndEntry> whole = states.whole(here, end);
        if (whole instanceof Decoded.Rejected<EndEntry> rejected) {
            tips.remove(end.place().chain());
            return new Found(here, null, rejected.reason());
        }
        tips.put(end.place().chain(), new Tip(end.place(), here));
        return new Found(here, fingerprints.of(whole.value().orElseThrow().state()), null);
    }

    /** Fingerprints of a state, read again; null if it is not known. */
    @Nullable
    Map<String, Long> again(EndLine line) {
        return new StateReader(key, repository)
                .end(line)
                .map(StepEnd::state)
                .map(KeyChanges::fingerprints)
                .orElse(null);
    }

    /** Lets go of the states that it has. */
    void rest() {
        states = new StateReader(key, repository);
        fingerprints = new StateFingerprints();
    }
}
