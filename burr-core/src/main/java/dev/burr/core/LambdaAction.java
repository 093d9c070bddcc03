package dev.burr.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action that {@link ActionBuilder} made of a lambda. */
record LambdaAction(
        Label label,
        Set<String> reads,
        Set<String> writes,
        Set<String> inputs,
        Set<String> optionalInputs,
        boolean streaming,
        Body body)
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
    public Retry retry() {
        return label.retry;
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.ofNullable(label.timeout);
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

    /** What an action is called, where it stands in the code, and how it is run. */
    record Label(String name, Set<String> tags, ActionSource source, Retry retry, @Nullable Duration timeout) {

        Label {
            Objects.requireNonNull(name, "name");
        }

        static Label of(String name, ActionSource source) {
            return new Label(name, Set.of(), source, Retry.none(), null);
        }
    }

    @FunctionalInterface
    interface Body {
        ActionResult run(State state, Inputs inputs, ActionContext context) throws Exception;
    }
}
