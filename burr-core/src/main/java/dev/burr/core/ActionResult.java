package dev.burr.core;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an action gives back.
 *
 * @param result what to log and to hand to the caller beside the state: a map with string keys or a record, so that it
 *     is an object in the log; an empty map for actions that only write state
 * @param state the state after the action
 */
public record ActionResult(Object result, State state) {

    public ActionResult {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(state, "state");
        if (!(result instanceof Map<?, ?> || result instanceof Record)) {
            throw new IllegalArgumentException(
                    "Result of type %s is neither a map nor a record. Wrap it, as in Map.of(\"value\", result)."
                            .formatted(result.getClass().getName()));
        }
    }

    /** A new state and nothing else to tell. */
    public static ActionResult of(State state) {
        return new ActionResult(Map.of(), state);
    }

    /** A result and a new state. */
    public static ActionResult of(Map<String, ? extends @Nullable Object> result, State state) {
        return new ActionResult(result, state);
    }

    /** A result and a new state. */
    public static ActionResult of(Record result, State state) {
        return new ActionResult(result, state);
    }
}
