package dev.burr.cases;

import dev.burr.core.State;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an action did with a recorded case.
 *
 * @param testCase the case
 * @param writes the keys that the action declares to write
 * @param state the state after it; null when it failed
 * @param result what it returned beside the state: a map or a record; null when it failed
 * @param failure what it threw; null when it succeeded
 */
public record CaseResult(
        TraceCase testCase,
        Set<String> writes,
        @Nullable State state,
        @Nullable Object result,
        @Nullable Exception failure) {

    public CaseResult {
        writes = Collections.unmodifiableSet(new LinkedHashSet<>(writes));
    }
}
