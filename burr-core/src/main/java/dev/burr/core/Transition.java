package dev.burr.core;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An edge of the state machine. After {@code source} has run, the first of its transitions in declared order whose
 * condition holds names the action to run next. After it has failed, only its failure transitions count.
 *
 * <p>Declared as a sentence: {@code from("check_safety").to("respond").when(eq("safe", true))}, or {@code
 * from("fetch").onFailure(IOException.class).to("apologise")}.
 *
 * @param failure the exception that it leads away from, subclasses included; null for a transition after success
 */
public record Transition(
        String source, String target, Condition condition, @Nullable Class<? extends Exception> failure) {

    public Transition {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(condition, "condition");
    }

    /** A transition after success. */
    public Transition(String source, String target, Condition condition) {
        this(source, target, condition, null);
    }

    Transition withSource(String other) {
        return new Transition(other, target, condition, failure);
    }

    /**
     * Starts transitions out of one action or several. A tag, as in {@code from("@tag:answer")}, stands for every action that
     * has it when the graph is built.
     */
    public static From from(String... sources) {
        return new From(List.of(sources), null);
    }

    /** Whether it is taken when the source fails. */
    public boolean isForFailure() {
        return failure != null;
    }

    /** When it is taken, in the words of the UI and the log: the name of its condition, and of the failure if there is one. */
    public String label() {
        if (failure == null) {
            return condition.name();
        }
        String name = "onFailure(" + failure.getSimpleName() + ")";
        return condition.isDefault() ? name : name + " & " + condition.name();
    }

    /** Whether another one behind this one can't be taken, whatever happens. */
    boolean hides(Transition later) {
        if (!condition.isDefault() || !source.equals(later.source)) {
            return false;
        }
        if (failure == null || later.failure == null) {
            return !isForFailure() && !later.isForFailure();
        }
        return failure.isAssignableFrom(later.failure);
    }

    @Override
    public String toString() {
        String edge = Names.quoted(source) + " → " + Names.quoted(target);
        return failure == null ? edge : edge + " on " + failure.getSimpleName();
    }

    /** Where transitions start. */
    public static final class From {

        private final List<String> sources;
        private final @Nullable Class<? extends Exception> failure;

        private From(List<String> sources, @Nullable Class<? extends Exception> failure) {
            this.sources = sources;
            this.failure = failure;
        }

        /**
         * Transitions that are taken when the action fails with this exception or a subclass of it. The failed step is
         * recorded as failed, the state stays as it was, and the run goes on. Cancelling a run is no failure, nor are errors
         * of the virtual machine.
         */
        public From onFailure(Class<? extends Exception> type) {
            return new From(sources, Objects.requireNonNull(type, "type"));
        }

        /** Transitions that are taken when the action fails with whatever exception. */
        public From onFailure() {
            return onFailure(Exception.class);
        }

        /** Where they lead. Without a condition they are always taken. */
        public Declaration to(String target) {
            return new Declaration(this, target, Condition.DEFAULT);
        }
    }

    /** One transition for each source, as the user writes them down. Immutable. */
    public static final class Declaration {

        private final From from;
        private final String target;
        private final Condition condition;

        private Declaration(From from, String target, Condition condition) {
            this.from = from;
            this.target = target;
            this.condition = condition;
        }

        /** Taken when the condition holds; of several, when all of them do. */
        public Declaration when(Condition... all) {
            return new Declaration(from, target, Condition.when(all));
        }

        /**
         * Taken when an expression on keys of the state holds: {@code from("count").to("count").when("n < 10")}. See {@link
         * Condition#expr}.
         *
         * @throws dev.burr.expression.InvalidExpressionException when it can't be read; the message shows where
         */
        public Declaration when(String expression) {
            return when(Condition.expr(expression));
        }

        /** Taken when a predicate holds on a record whose components are the keys it reads. */
        public <R> Declaration when(Class<R> type, Predicate<R> test) {
            return when(Condition.when(type, test));
        }

        List<Transition> transitions() {
            return from.sources.stream()
                    .map(source -> new Transition(source, target, condition, from.failure))
                    .toList();
        }
    }
}
