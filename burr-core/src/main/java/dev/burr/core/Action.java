package dev.burr.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of the state machine: it reads some keys of the state, does its work, and writes some.
 *
 * <p>Write one as a lambda ({@code action("count").reads("n").writes("n").run(state -> …)}), as a function from record
 * to record ({@link #action(String, Class, Class, RecordFunction)}), as a method of a bean ({@link BurrAction}), or as a
 * class that implements this interface. All of them declare what they touch, and the engine holds them to it alike.
 *
 * <p>An action is called by one thread at a time within one application, but one instance may serve many applications
 * at once: keep what belongs to a run in the state.
 */
public interface Action {

    /** The name, unique within a graph. Transitions, halt conditions and logs refer to it. */
    String name();

    /** The keys of the state that it reads. */
    default Set<String> reads() {
        return Set.of();
    }

    /** The keys of the state that it writes. It writes each of them, or removes it. */
    default Set<String> writes() {
        return Set.of();
    }

    /** The inputs without which it can't run. */
    default Set<String> inputs() {
        return Set.of();
    }

    /** The inputs that it uses when they are given. */
    default Set<String> optionalInputs() {
        return Set.of();
    }

    /** Whether it emits items while it runs, as in {@link ActionContext#emit}. */
    default boolean streaming() {
        return false;
    }

    /** How often it is run again when it fails. */
    default Retry retry() {
        return Retry.none();
    }

    /**
     * How long one attempt may take; empty for no limit. Then the thread that runs it is interrupted, and the attempt has
     * failed even if it ends well after all.
     */
    default Optional<Duration> timeout() {
        return Optional.empty();
    }

    /** The types of the inputs, required and optional, as far as they are known; what may be missing as what it holds. */
    default Map<String, Type> inputTypes() {
        return Map.of();
    }

    /** Labels by which a group of actions can be named, as in {@code after("@tag:answer")}. */
    default Set<String> tags() {
        return Set.of();
    }

    /** The code that the UI shows for it: the source where it can be found, else where it is defined. */
    default String source() {
        return ActionSource.ofClass(getClass());
    }

    /**
     * Does the work.
     *
     * @param state what the action declares to read; changes are limited to what it declares to write
     * @param inputs the inputs it declares, of those that the caller gave
     * @param context where this step stands
     * @return the result to log, and the state after the action
     * @throws Exception whatever goes wrong: the state stays as it was, and the caller of the run gets it
     */
    ActionResult run(State state, Inputs inputs, ActionContext context) throws Exception;

    /**
     * The same action under another name, so that a graph can have it more than once.
     *
     * <pre>{@code
     * ask.bind("language", "en").named("ask_in_english"),
     * ask.bind("language", "de").named("ask_in_german")
     * }</pre>
     */
    default Action named(String name) {
        return AdaptedAction.named(this, name);
    }

    /**
     * This action with an input given beforehand: it is none of {@link #inputs} any more, and not in the log of the step.
     *
     * @throws IllegalArgumentException when the action has no such input, or the value is not of its type
     */
    default Action bind(String input, @Nullable Object value) {
        return bind(Collections.singletonMap(input, value));
    }

    /**
     * This action with some inputs given beforehand.
     *
     * @throws IllegalArgumentException when the action has no such input, or a value is not of its type
     */
    default Action bind(Map<String, ? extends @Nullable Object> inputs) {
        return AdaptedAction.bound(this, inputs);
    }

    /** Starts an action from a lambda. */
    static ActionBuilder action(String name) {
        return new ActionBuilder(name, ActionSource.ofCaller("action"));
    }

    /**
     * An action from a function of one record to another. The components are the declaration: those of {@code in} are
     * read, those of {@code out} are written. A component of {@code in} that is an {@link java.util.Optional} may be
     * missing, one annotated {@link Input} comes from the caller's inputs. The record returned is the step's result.
     *
     * @throws IllegalArgumentException when one of the two is not a record
     */
    static <I, O> Action action(
            String name, Class<I> in, Class<O> out, RecordFunction<? super I, ? extends O> function) {
        return new RecordAction<>(LambdaAction.Label.of(name, ActionSource.ofCaller("action")), in, out, function);
    }

    /**
     * An action from a function of a record that stands for the whole state to the state after it: it reads and writes all
     * components. What may be missing is an {@link java.util.Optional} or annotated as {@code Nullable}.
     *
     * @throws IllegalArgumentException when it is not a record, or a component is an {@link Input}
     */
    static <S> Action action(String name, Class<S> state, RecordFunction<? super S, ? extends S> function) {
        return RecordAction.onState(LambdaAction.Label.of(name, ActionSource.ofCaller("action")), state, function);
    }

    /**
     * One of the methods of an object, such as a Spring bean, that are annotated with {@link BurrAction}: for a graph that does
     * not have all of them, as {@link GraphBuilder#withActionsOf} would add, or has one more than once.
     *
     * <pre>{@code
     * .withActions(Action.of(moderation, "check_safety"), Action.of(chat, "respond"))
     * }</pre>
     *
     * @param name the name of the action, which is that of the method in snake case unless the annotation has another
     * @throws InvalidGraphException when the object does not have this action, or several of this name, or with everything that
     *     keeps the method from being an action
     */
    static Action of(Object bean, String name) {
        return BeanActions.named(bean, name);
    }

    /**
     * An action that writes inputs into the state, each under its own name.
     *
     * @throws IllegalArgumentException when no input is named
     */
    static Action input(String name, String... inputs) {
        return FieldActions.input(new ActionBuilder(name, ActionSource.ofCaller("input")), inputs);
    }

    /**
     * An action whose result is keys of the state, for a run that ends with them: it changes nothing.
     *
     * @throws IllegalArgumentException when no key is named
     */
    static Action result(String name, String... keys) {
        return FieldActions.result(new ActionBuilder(name, ActionSource.ofCaller("result")), keys);
    }
}
