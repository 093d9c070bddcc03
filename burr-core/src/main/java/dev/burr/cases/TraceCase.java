package dev.burr.cases;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.ActionScope;
import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A recorded step as a test case: the state that its action was given, and the state that it left. Values are plain JSON until
 * they are asked for as a type, as in any reloaded state.
 *
 * <p>What could not be recorded is left to be filled in by hand: the state has the key {@value #TODO} then. That is the
 * expected state of a step that failed, and the input state of the first step of an application where its action changes what
 * it reads.
 *
 * @param action the name of the action
 * @param name what the case is called: unique in its file
 * @param inputState the state before the step
 * @param expectedState the state after it
 * @param inputs the inputs of the step; none where they were not recorded
 */
public record TraceCase(String action, String name, State inputState, State expectedState, Inputs inputs) {

    /** The key that stands in a state for what has to be filled in. */
    public static final String TODO = "TODO:";

    public TraceCase {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(inputState, "inputState");
        Objects.requireNonNull(expectedState, "expectedState");
        Objects.requireNonNull(inputs, "inputs");
    }

    /** The same case under another name. */
    public TraceCase withName(String other) {
        return new TraceCase(action, other, inputState, expectedState, inputs);
    }

    /** The same case with other inputs, such as those that its recording lacks. */
    public TraceCase withInputs(Inputs others) {
        return new TraceCase(action, name, inputState, expectedState, others);
    }

    /** Whether the state before the step is known. */
    public boolean hasInputState() {
        return !inputState.has(TODO);
    }

    /** Whether the state after the step is known. */
    public boolean hasExpectedState() {
        return !expectedState.has(TODO);
    }

    /**
     * Runs an action on the input state, as an application would: it sees what it declares to read, and is held to what it
     * declares to write. What it throws is part of the result; only an {@link Error} is not.
     *
     * @throws BurrException when the case lacks the input state or an input that the action requires: nothing ran then
     */
    public CaseResult run(Action subject) {
        requireInputState();
        requireInputs(subject);
        ActionScope scope = ActionScope.of(subject);
        try {
            ActionResult returned = subject.run(
                    scope.open(inputState),
                    scope.open(inputs),
                    ActionContext.of(ApplicationId.of(name), subject.name(), 0));
            if (returned == null) {
                throw new BurrException(
                        "Action '%s' returned null. Return ActionResult.of(state).".formatted(subject.name()));
            }
            State after = scope.close(inputState, returned.state());
            return new CaseResult(this, subject.writes(), after, returned.result(), null);
        } catch (Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new CaseResult(this, subject.writes(), null, null, failure);
        }
    }

    /**
     * Runs the action of a graph that has the name of the recorded one.
     *
     * @throws BurrException as {@link #run(Action)} does, and when the graph has no such action
     */
    public CaseResult run(Graph graph) {
        return run(graph.action(action)
                .orElseThrow(() -> new BurrException(
                        "Case '%s' is of action '%s', which this graph does not have (actions: %s). Pass the action that took its place."
                                .formatted(
                                        name,
                                        action,
                                        graph.actions().stream()
                                                .map(Action::name)
                                                .toList()))));
    }

    private void requireInputState() {
        if (!hasInputState()) {
            throw new BurrException(
                    "Case '%s' has no whole input state: what was before its step is not recorded. Fill in what 'input_state' says under '%s', and delete that key."
                            .formatted(name, TODO));
        }
    }

    private void requireInputs(Action subject) {
        Set<String> missing = new TreeSet<>(subject.inputs());
        missing.removeAll(inputs.keys());
        if (!missing.isEmpty()) {
            throw new BurrException(
                    "Case '%s' lacks input %s, which action '%s' requires (inputs of the case: %s). Add it to the case, as in \"inputs\": {\"%s\": …}, or with withInputs(…)."
                            .formatted(
                                    name,
                                    missing,
                                    subject.name(),
                                    inputs.keys(),
                                    missing.iterator().next()));
        }
    }

    /** The name, which is what a list of tests should show. */
    @Override
    public String toString() {
        return name;
    }
}
