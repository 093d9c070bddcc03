package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** A value that stands in the text: a number, text, true, false, null, or a list of such. */
record Literal(@Nullable Object constant) implements Node {

    @Override
    public @Nullable Object value(Variables variables) {
        return constant;
    }

    @Override
    public Kind kind() {
        return Kind.of(constant);
    }

    /** A minus sign binds less than what follows it. */
    @Override
    public boolean isPrimary() {
        return !(constant instanceof Number) || toString().charAt(0) != '-';
    }

    @Override
    public String toString() {
        return PythonText.quoted(constant);
    }
}
