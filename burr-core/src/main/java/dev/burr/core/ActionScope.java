package dev.burr.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an action may touch: an action sees the keys that it declares as reads, and changes those that it declares as
 * writes. Relative changes (append, extend, increment) need the declared write only, and what an action has written it
 * may read back. The engine runs every action in its scope, and a test of a single action can do the same.
 *
 * <p>Immutable; made once per action and used for every step of it.
 */
public final class ActionScope {

    private final String name;
    private final String owner;
    private final Set<String> reads;
    private final Set<String> writes;
    private final Set<String> inputs;
    private final String[] declaredWrites;

    private ActionScope(String name, String owner, Set<String> reads, Set<String> writes, Set<String> inputs) {
        this.name = name;
        this.owner = owner;
        this.reads = reads;
        this.writes = writes;
        this.inputs = inputs;
        this.declaredWrites = writes.toArray(new String[0]);
    }

    /** The scope that an action declares. */
    public static ActionScope of(Action action) {
        return of(action, action.name());
    }

    /** The scope that an action declares, in the name of another. */
    static ActionScope of(Action action, String name) {
        var inputs = new LinkedHashSet<>(action.inputs());
        inputs.addAll(action.optionalInputs());
        return new ActionScope(name, "action " + Names.quoted(name), action.reads(), action.writes(), inputs);
    }

    /** The scope of a condition: it reads its keys and writes nothing. */
    static ActionScope ofCondition(String name, Set<String> keys) {
        return new ActionScope(name, "condition " + Names.quoted(name), keys, Set.of(), Set.of());
    }

    /** The state as the action sees it. */
    public State open(State state) {
        return state.scopedTo(this);
    }

    /** The inputs as the action sees them: those that it declares. */
    public Inputs open(Inputs given) {
        return given.scopedTo(this);
    }

    /**
     * The state after the action: what it saw, with its changes. An action may return a state derived from the one it
     * was given, or one made anew with just the keys that it writes.
     *
     * @param before the state that {@link #open} was called with
     * @param returned what the action returned
     * @throws UndeclaredAccessException when the action changed a key that it does not declare
     * @throws MissingWriteException when a declared write is missing
     */
    public State close(State before, State returned) {
        State after = returned.isDerivedFrom(before, this) ? returned.unscoped() : patched(before, returned.unscoped());
        requireWrites(before, after);
        return after;
    }

    private State patched(State before, State fresh) {
        State after = before;
        for (String key : fresh.keys()) {
            Object value = fresh.rawValue(key);
            if (writes(key)) {
                after = after.putRaw(key, value);
            } else if (!before.hasRaw(key) || !Objects.equals(before.rawValue(key), value)) {
                throw undeclaredWrite(key);
            }
        }
        return after;
    }

    private void requireWrites(State before, State after) {
        List<String> missing = null;
        for (String key : declaredWrites) {
            if (!after.hasRaw(key) && !before.hasRaw(key)) {
                missing = missing == null ? new ArrayList<>() : missing;
                missing.add(key);
            }
        }
        if (missing != null) {
            throw new MissingWriteException(name, missing);
        }
    }

    boolean reads(String key) {
        return reads.contains(key);
    }

    boolean writes(String key) {
        return writes.contains(key);
    }

    boolean takes(String input) {
        return inputs.contains(input);
    }

    UndeclaredAccessException undeclaredInput(String input) {
        return UndeclaredAccessException.input(owner, input, Names.list(inputs));
    }

    UndeclaredAccessException undeclaredRead(String key) {
        return UndeclaredAccessException.read(owner, key, Names.list(reads));
    }

    UndeclaredAccessException undeclaredWrite(String key) {
        return UndeclaredAccessException.write(owner, key, Names.list(writes));
    }
}
