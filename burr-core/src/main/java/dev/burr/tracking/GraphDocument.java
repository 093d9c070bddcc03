package dev.burr.tracking;

import java.util.List;
import java.util.Objects;

/**
 * The content of {@code graph.json}: the state machine as it was when the application was first built. In files that
 * Python's Burr wrote, required and optional inputs stand in each other's place.
 */
public record GraphDocument(String entrypoint, List<Action> actions, List<Transition> transitions) {

    public GraphDocument {
        Objects.requireNonNull(entrypoint, "entrypoint");
        actions = List.copyOf(actions);
        transitions = List.copyOf(transitions);
    }

    /**
     * A node.
     *
     * @param code what to show as its source
     * @param inputs the inputs it needs
     * @param optionalInputs the inputs it uses when they are given
     */
    public record Action(
            String name,
            List<String> reads,
            List<String> writes,
            String code,
            List<String> inputs,
            List<String> optionalInputs) {

        public Action {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(code, "code");
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
            inputs = List.copyOf(inputs);
            optionalInputs = List.copyOf(optionalInputs);
        }
    }

    /**
     * An edge.
     *
     * @param condition the name of the condition; {@code default} when it is always taken
     */
    public record Transition(String from, String to, String condition) {

        public Transition {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(condition, "condition");
        }
    }
}
