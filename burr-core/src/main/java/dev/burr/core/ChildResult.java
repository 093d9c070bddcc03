package dev.burr.core;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ChildRun} ended.
 *
 * @param key the key of the child
 * @param appId the id that it is tracked under
 * @param state the state at the end; when it failed, the state before the action that failed
 * @param result what its last action returned beside the state; null when it failed
 * @param exception what its action threw that failed; null when it ended well
 */
public record ChildResult(
        String key, String appId, State state, @Nullable Object result, @Nullable Throwable exception) {

    public ChildResult {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(state, "state");
    }

    /** What it failed with. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(exception);
    }
}
