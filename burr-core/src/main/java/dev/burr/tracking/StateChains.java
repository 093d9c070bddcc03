package dev.burr.tracking;

import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives the whole state back to entries that have only what changed, for a reader who goes through a log from the front, or
 * from an entry with a whole state on. Belongs to one thread, and to one log. Keeps the last state of the few chains that were
 * written to last: more than one is open only where several processes write to one log.
 */
public final class StateChains {

    private static final int MOST_CHAINS = 8;

    private final Map<String, EndEntry> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EndEntry> eldest) {
            return size() > MOST_CHAINS;
        }
    };

    /** Takes note of an entry with a whole state. */
    public void follow(EndEntry end) {
        ChainPlace place = end.place();
        if (place != null) {
            last.put(place.chain(), end);
        }
    }

    /** An entry with the state that its changes lead to; rejected, with the reason, where what they build on is missing. */
    public Decoded<EndEntry> follow(EndChanges end) {
        EndEntry before = last.get(end.place().chain());
        if (before == null || !end.place().follows(before.place())) {
            last.remove(end.place().chain());
            return new Decoded.Rejected<>("It has changes only, and the line with what they build on is missing.");
        }
        try {
            EndEntry whole = end.withState(StateChanges.apply(end.changes(), before.state()));
            last.put(end.place().chain(), whole);
            return new Decoded.Accepted<>(whole);
        } catch (JsonFields.UnexpectedShape | IllegalArgumentException e) {
            last.remove(end.place().chain());
            return new Decoded.Rejected<>(String.valueOf(e.getMessage()));
        }
    }
}
