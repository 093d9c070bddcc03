package dev.burr.ui.index;

import dev.burr.ui.storage.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the end of a step is in a log, and the end that its changes build on. It is all that the index keeps of a state, so
 * that one can be told from the entries that lead to it and from no others. Not a record: lists of them are long.
 */
final class EndLine {

    private final Line line;
    private final @Nullable EndLine base;

    /** @param base null where the entry has the whole state, and where what it builds on is missing */
    EndLine(Line line, @Nullable EndLine base) {
        this.line = line;
        this.base = base;
    }

    Line line() {
        return line;
    }

    @Nullable
    EndLine base() {
        return base;
    }

    /** Itself and what it builds on, first what comes first, from behind the last that is known on. */
    Deque<EndLine> behind(Predicate<EndLine> known) {
        Deque<EndLine> path = new ArrayDeque<>();
        for (EndLine end = this; end != null && !known.test(end); end = end.base) {
            path.push(end);
        }
        return path;
    }
}
