package dev.burr.application;

import dev.burr.core.State;

/**
 * What one step did.
 *
 * @param action the name of the action that ran
 * @param sequenceId the id of the step
 * @param result what the action returned beside the state: a map or a record
 * @param state the state after
 */
public record StepResult(String action, long sequenceId, Object result, State state) {}
