package dev.burr.core;

import java.util.Set;

/** An action that {@link ActionBuilder} made. */
record LambdaAction(
        String name,
        Set<String> reads,
        Set<String> writes,
        Set<String> inputs,
        Set<String> optionalInputs,
        Set<String> tags,
        String source,
        Body body)
        implements Action {

    @Override
    public ActionResult run(State state, Inputs given, ActionContext context) throws Exception {
        return body.run(state, given, context);
    }

    @Override
    public String toString() {
        return name + ": " + reads + " -> " + writes;
    }

    @FunctionalInterface
    interface Body {
        ActionResult run(State state, Inputs inputs, ActionContext context) throws Exception;
    }
}
