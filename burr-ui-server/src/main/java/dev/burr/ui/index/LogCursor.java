package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** How far a log was read, and by what to tell that it is still the same one. Not thread-safe. */
final class LogCursor {

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private boolean wasRead;
    private @Nullable String problem;
    private long position;
    private @Nullable Line lastLine;
    private OptionalLong fingerprint = OptionalLong.empty();

    LogCursor(ApplicationKey key, TrackingRepository repository) {
        this.key = key;
        this.repository = repository;
    }

    /** An entry was handed out. */
    void passed(Line line) {
        lastLine = line;
    }

    /**
     * Reads on.
     *
     * @param read reads from a position; what it hands out is told to {@link #passed}
     * @return whether that changes anything
     */
    boolean readOn(LongFunction<LogRead> read) {
        Line before = lastLine;
        LogRead found = read.apply(position);
        boolean changed = found.position() != position || !Objects.equals(found.problem(), problem);
        wasRead = true;
        position = found.position();
        problem = found.problem();
        fingerprint = Objects.equals(lastLine, before) ? fingerprint : found.fingerprint();
        return changed;
    }

    /** Sees to it that {@link #stillHolds} can tell, after a reading that does not bring what it takes. */
    void remember() {
        if (lastLine != null && fingerprint.isEmpty()) {
            fingerprint = repository.fingerprint(key, lastLine);
        }
    }

    boolean isAt(long bytes) {
        return wasRead && problem == null && bytes == position;
    }

    long position() {
        return position;
    }

    /** Why it could not be read to its end; null if it could. */
    @Nullable
    String problem() {
        return problem;
    }

    boolean stillHolds() {
        return lastLine == null || repository.fingerprint(key, lastLine).equals(fingerprint);
    }
}
