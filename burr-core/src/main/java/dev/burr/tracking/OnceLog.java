package dev.burr.tracking;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Warns once of each kind of trouble; what comes of the same kind later is for those who look for it, at DEBUG. So what goes wrong with
 * each step does not fill a disk. Safe for use by several threads.
 */
public final class OnceLog {

    /** What has more kinds than that tells them badly apart; no more of them are warned of. */
    private static final int MOST_KINDS = 100;

    /** Names and numbers, as errors have them. */
    private static final Pattern VARYING = Pattern.compile("(?<!\\w)'[^']*'(?!\\w)|[0-9][0-9.,:]*");

    private final Logger log;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** @param log where it is told */
    public OnceLog(Logger log) {
        this.log = log;
    }

    /**
     * Tells of some trouble.
     *
     * @param kind a text that is the same for what has the same cause; names in single quotes and numbers in it make no other kind
     * @param arguments of the message; the last one may be a throwable
     */
    public void warn(String kind, String message, @Nullable Object... arguments) {
        log.atLevel(isNew(kind) ? Level.WARN : Level.DEBUG).log(message, arguments);
    }

    private boolean isNew(String kind) {
        return told.size() < MOST_KINDS && told.add(VARYING.matcher(kind).replaceAll("#"));
    }
}
