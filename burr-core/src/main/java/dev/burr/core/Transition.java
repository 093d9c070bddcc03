package dev.burr.core;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * An edge of the state machine. After {@code source} has run, the first of its transitions in declared order whose
 * condition holds names the action to run next.
 *
 * <p>Declared as a sentence: {@code from("check_safety").to("respond").when(eq("safe", true))}.
 */
public record Transition(String source, String target, Condition condition) {

    public Transition {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(condition, "condition");
    }

    /** Starts transitions out of one action or several. */
    public static From from(String... sources) {
        return new From(List.of(sources));
    }

    @Override
    public String toString() {
        return Names.quoted(source) + " → " + Names.quoted(target);
    }

    /** Where transitions start. */
    public static final class From {

        private final List<String> sources;

        private From(List<String> sources) {
            this.sources = sources;
        }

        /** Where they lead. Without a condition they are always taken. */
        public Declaration to(String target) {
            return new Declaration(sources, target, Condition.DEFAULT);
        }
    }

    /** One transition for each source, as the user writes them down. Immutable. */
    public static final class Declaration {

        private final List<String> sources;
        private final String target;
        private final Condition condition;

        private Declaration(List<String> sources, String target, Condition condition) {
            this.sources = sources;
            this.target = target;
            this.condition = condition;
        }

        /** Taken when the condition holds. */
        public Declaration when(Condition required) {
            return new Declaration(sources, target, required);
        }

        /** Taken when a predicate holds on a record whose components are the keys it reads. */
        public <R> Declaration when(Class<R> type, Predicate<R> test) {
            return when(Condition.when(type, test));
        }

        List<Transition> transitions() {
            return sources.stream()
                    .map(source -> new Transition(source, target, condition))
                    .toList();
        }
    }
}
