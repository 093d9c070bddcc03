package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** A part of a value: a member of a map or a record, an element of a list, a character of a text. */
record Part(Node whole, Node key) implements Node {

    @Override
    public @Nullable Object value(Variables variables) {
        Object value = whole.value(variables);
        Object place = key.value(variables);
        Object found = Parts.find(value, place);
        if (found == Parts.ABSENT) {
            throw absent(value, place);
        }
        return found;
    }

    @Override
    public @Nullable Object valueOrNull(Variables variables) {
        Object value = whole.valueOrNull(variables);
        Object place = key.value(variables);
        Object found = value == null ? null : Parts.find(value, place);
        if (found == Parts.ABSENT) {
            if (!Parts.mayLack(value, place)) {
                throw absent(value, place);
            }
            return null;
        }
        return found;
    }

    /** Says what is asked for as the text has it, and of the values their types only. */
    private EvaluationException absent(@Nullable Object value, @Nullable Object place) {
        return new EvaluationException("%s is %s, which has no part %s.%s"
                .formatted(whole, Comparison.typeOf(value), keyText(place), Parts.advice(value, place)));
    }

    private String keyText(@Nullable Object place) {
        return key instanceof Literal ? key.toString() : "%s (%s)".formatted(key, Comparison.typeOf(place));
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public boolean isPrimary() {
        return true;
    }

    @Override
    public String toString() {
        return key instanceof Literal literal && literal.constant() instanceof String name && Tokenizer.isWord(name)
                ? whole.grouped() + "." + name
                : whole.grouped() + "[" + key + "]";
    }
}
