package dev.burr.ui.search;

import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogReader;

/** Collects the signature of a log while it is searched. */
final class SigningReader implements LogReader, EntryFilter {

    private final MatchCollector matches;
    private final SignatureBuilder signature;
    private long wanted;
    private long handed;

    SigningReader(MatchCollector matches, SignatureBuilder signature) {
        this.matches = matches;
        this.signature = signature;
    }

    /** Whether it was shown every entry. One that is too long to be held, or that is handed out unasked, is not. */
    boolean sawAll() {
        return handed <= wanted;
    }

    @Override
    public boolean mayBeWanted(byte[] json, int start, int length) {
        signature.add(json, start, length);
        boolean isWanted = matches.mayBeWanted(json, start, length);
        wanted += isWanted ? 1 : 0;
        return isWanted;
    }

    @Override
    public boolean isDone() {
        return matches.isDone();
    }

    @Override
    public void entry(Line line, TrackingEvent event) {
        handed++;
        matches.entry(line, event);
    }

    @Override
    public void unreadable(Line line, String why) {
        handed++;
        matches.unreadable(line, why);
    }
}
