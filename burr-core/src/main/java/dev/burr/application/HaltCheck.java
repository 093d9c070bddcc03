package dev.burr.application;

import dev.burr.core.Graph;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a run that can't halt where it is to. */
final class HaltCheck {

    private static final Logger log = LoggerFactory.getLogger(Application.class);

    private HaltCheck() {}

    /** Warns when none of the actions to halt at can come, once the next one runs. Of several, one that can is enough. */
    static void warn(Graph graph, String next, Set<String> before, Set<String> after) {
        if (after.contains(next) || (before.isEmpty() && after.isEmpty())) {
            return;
        }
        Set<String> coming = graph.reachableFrom(next);
        if (Collections.disjoint(coming, before) && Collections.disjoint(coming, after)) {
            WarnedOnce.warn(
                    log,
                    "A run from '%s' can't halt%s%s: no transitions lead there. It goes on until none can be taken. Name an action that can come, or use Halt.never()."
                            .formatted(next, list(" before ", before), list(" after ", after)));
        }
    }

    private static String list(String words, Set<String> actions) {
        return actions.isEmpty() ? "" : words + "'" + String.join("', '", actions) + "'";
    }
}
