package dev.burr.core;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Declares an action that a lambda runs: {@code action("count").reads("n").writes("n").run(state -> …)}. Ends with one of
 * {@code run} (the state after), {@code runWithResult} (a result to log as well) or {@code stream}, {@code streamIterator} and
 * {@code streamPublisher} (items while it runs).
 */
public final class ActionBuilder {

    private final String name;
    private final ActionSource source;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> writes = new LinkedHashSet<>();
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Set<String> optionalInputs = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private Retry retry = Retry.none();
    private @Nullable Duration timeout;

    ActionBuilder(String name, ActionSource source) {
        this.name = Objects.requireNonNull(name, "name");
        this.source = source;
    }

    /** Adds keys of the state that the action reads. */
    public ActionBuilder reads(String... keys) {
        reads.addAll(List.of(keys));
        return this;
    }

    /** Adds keys of the state that the action writes. */
    public ActionBuilder writes(String... keys) {
        writes.addAll(List.of(keys));
        return this;
    }

    /** Adds inputs without which the action can't run. */
    public ActionBuilder inputs(String... names) {
        inputs.addAll(List.of(names));
        return this;
    }

    /** Adds inputs that the action uses when they are given. */
    public ActionBuilder optionalInputs(String... names) {
        optionalInputs.addAll(List.of(names));
        return this;
    }

    /** Adds labels by which a group of actions can be named. */
    public ActionBuilder tags(String... labels) {
        tags.addAll(List.of(labels));
        return this;
    }

    /** Runs it again when it fails: {@code retry(times(3).backoff(ofMillis(200)))}. */
    public ActionBuilder retry(Retry policy) {
        this.retry = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Limits how long one attempt may take; see {@link Action#timeout()}.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public ActionBuilder timeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException(
                    "Timeout %s of action '%s' is not positive. Leave it out for no limit.".formatted(longest, name));
        }
        this.timeout = longest;
        return this;
    }

    /** An action that goes from state to state. */
    public Action run(OnState body) {
        return build((state, inputs, context) -> ActionResult.of(required(body.run(state))));
    }

    /** An action that goes from state and inputs to state. */
    public Action run(OnStateAndInputs body) {
        return build((state, inputs, context) -> ActionResult.of(required(body.run(state, inputs))));
    }

    /** An action that also wants to know where its step stands. */
    public Action run(OnStateInputsAndContext body) {
        return build((state, inputs, context) -> ActionResult.of(required(body.run(state, inputs, context))));
    }

    /** An action that gives a result beside the state. */
    public Action runWithResult(WithResult body) {
        return build((state, inputs, context) -> body.run(state, inputs));
    }

    /**
     * An action that emits items while it runs, and gives the state at the end: {@code stream((state, inputs, out) -> {
     * out.emit("token"); return state; })}.
     */
    public Action stream(OnStateInputsAndContext body) {
        return build(true, (state, inputs, context) -> ActionResult.of(required(body.run(state, inputs, context))));
    }

    /**
     * An action whose items come from an iterator. They are pulled one at a time, as fast as they are read. An iterator
     * that is {@link AutoCloseable} is closed in the end, also when the reader goes away early.
     *
     * @param items gives the items
     * @param finish gives the state at the end, from the state before and all items
     */
    public <T> Action streamIterator(ItemSource<? extends Iterator<? extends T>> items, StreamEnd<T> finish) {
        return build(true, (state, inputs, context) -> {
            List<T> seen = StreamedItems.fromIterator(items.open(state, inputs), context);
            return ActionResult.of(required(finish.apply(state, seen)));
        });
    }

    /**
     * An action whose items come from a publisher, which is asked for one item at a time and cancelled when the reader
     * goes away early.
     *
     * @param items gives the items
     * @param finish gives the state at the end, from the state before and all items
     */
    public <T> Action streamPublisher(ItemSource<? extends Flow.Publisher<? extends T>> items, StreamEnd<T> finish) {
        return build(true, (state, inputs, context) -> {
            List<T> seen = StreamedItems.fromPublisher(items.open(state, inputs), context);
            return ActionResult.of(required(finish.apply(state, seen)));
        });
    }

    /**
     * An action from a function of one record to another, whose components are the declaration: as {@link
     * Action#action(String, Class, Class, RecordFunction)}, with tags.
     *
     * @throws IllegalStateException when keys or inputs were declared as well
     */
    public <I, O> Action run(Class<I> in, Class<O> out, RecordFunction<? super I, ? extends O> function) {
        if (!(reads.isEmpty() && writes.isEmpty() && inputs.isEmpty() && optionalInputs.isEmpty())) {
            throw new IllegalStateException(
                    "Action '%s' declares keys beside those of its records. Leave out reads, writes and inputs: the components of %s and %s are the declaration."
                            .formatted(name, in.getSimpleName(), out.getSimpleName()));
        }
        return new RecordAction<>(label(), in, out, function);
    }

    /**
     * An action that runs other state machines at the same time and joins what comes of them; see {@link ParallelBuilder}.
     *
     * @throws IllegalStateException when something is not said that it needs
     */
    public Action parallel(UnaryOperator<ParallelBuilder> declaration) {
        ParallelBuilder declared = declaration.apply(new ParallelBuilder(name));
        reads.addAll(declared.reads());
        writes.addAll(declared.writes());
        return build(declared.body());
    }

    /**
     * An action that runs another state machine, from its first action until the halt condition holds. That is an
     * application of its own, linked to the step. It starts with what this action reads, gets the inputs that this action
     * declares, and what this action writes is taken from its state at the end.
     */
    public Action running(Graph graph, Halt halt) {
        graph.resolve(halt.before());
        graph.resolve(halt.after());
        Set<String> written = copy(writes);
        return build((state, inputs, context) -> {
            ChildResult child = context.spawn(ChildRun.of(name, graph, state, halt, inputs));
            State after = state;
            for (String key : written) {
                if (child.state().has(key)) {
                    after = after.with(key, child.state().get(key));
                }
            }
            return ActionResult.of(after);
        });
    }

    private Action build(LambdaAction.Body body) {
        return build(false, body);
    }

    private Action build(boolean streaming, LambdaAction.Body body) {
        return new LambdaAction(
                label(), copy(reads), copy(writes), copy(inputs), copy(optionalInputs), streaming, body);
    }

    private LambdaAction.Label label() {
        return new LambdaAction.Label(name, copy(tags), source, retry, timeout);
    }

    private static Set<String> copy(Set<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    private State required(State returned) {
        if (returned == null) {
            throw new BurrException(
                    "Action '%s' returned no state. Return the state it was given, changed or not.".formatted(name));
        }
        return returned;
    }

    /** The body of an action on state alone. */
    @FunctionalInterface
    public interface OnState {
        State run(State state) throws Exception;
    }

    /** The body of an action on state and inputs. */
    @FunctionalInterface
    public interface OnStateAndInputs {
        State run(State state, Inputs inputs) throws Exception;
    }

    /** The body of an action on state, inputs and context. */
    @FunctionalInterface
    public interface OnStateInputsAndContext {
        State run(State state, Inputs inputs, ActionContext context) throws Exception;
    }

    /** Gives the items of a streaming action. */
    @FunctionalInterface
    public interface ItemSource<S> {
        S open(State state, Inputs inputs) throws Exception;
    }

    /** Gives the state at the end of a stream. */
    @FunctionalInterface
    public interface StreamEnd<T> {
        State apply(State state, List<T> items) throws Exception;
    }

    /** The body of an action that gives a result beside the state. */
    @FunctionalInterface
    public interface WithResult {
        ActionResult run(State state, Inputs inputs) throws Exception;
    }
}
