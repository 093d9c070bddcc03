package dev.burr.persistence;

import dev.burr.serde.UnserializableValueException;

/** A state was to be saved that has a value which can't be written as JSON. Nothing was saved. */
public final class UnserializableStateException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String type;

    UnserializableStateException(PersistedState step, String key, UnserializableValueException cause) {
        super(
                "Key '%s' of application '%s' can't be saved with step %d. %s"
                        .formatted(
                                key, step.application().appId(), step.position().sequenceId(), cause.getMessage()),
                cause);
        this.key = key;
        this.type = cause.type();
    }

    /** The key of the state that has the value. */
    public String key() {
        return key;
    }

    /** The class of what can't be written: of the innermost value, as far as that is known. */
    public String type() {
        return type;
    }
}
