package dev.burr.application;

import dev.burr.core.State;
import org.jspecify.annotations.Nullable;

/**
 * What one step did.
 *
 * @param action the name of the action that ran
 * @param sequenceId the id of the step
 * @param result what the action returned beside the state: a map or a record; null when it failed
 * @param state the state after
 * @param failure what the action failed with, where a failure transition leads on; null when it succeeded
 */
public record StepResult(
        String action, long sequenceId, @Nullable Object result, State state, @Nullable Throwable failure) {}
