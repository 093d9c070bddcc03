package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** A name that a value is looked up by. */
record Variable(String name) implements Node {

    @Override
    public @Nullable Object value(Variables variables) {
        return variables.get(name);
    }

    @Override
    public @Nullable Object valueOrNull(Variables variables) {
        return variables.has(name) ? variables.get(name) : null;
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
        return name;
    }
}
