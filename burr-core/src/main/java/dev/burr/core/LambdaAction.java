package dev.burr.core;

import java.util.Objects;
import java.util.Set;

/** An action that {@link ActionBuilder} made of a lambda. */
record LambdaAction(
        Label label, Set<String> reads, Set<String> writes, Set<String> inputs, Set<String> optionalInputs, Body body)
        implements Action {

    @Override
    public String name() {
        return label.name;
    }

    @Override
    public Set<String> tags() {
        return label.tags;
    }

    @Override
    public String source() {
        return label.source.text();
    }

    @Override
    public ActionResult run(State state, Inputs given, ActionContext context) throws Exception {
        return body.run(state, given, context);
    }

    @Override
    public String toString() {
        return name() + ": " + reads + " -> " + writes;
    }

    /** What an action is called, and where it stands in the code. */
    record Label(String name, Set<String> tags, ActionSource source) {

        Label {
            Objects.requireNonNull(name, "name");
        }
    }

    @FunctionalInterface
    interface Body {
        ActionResult run(State state, Inputs inputs, ActionContext context) throws Exception;
    }
}
