package dev.burr.serde;

/** A value, or one inside it, can't be written as JSON. */
public final class UnserializableValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String type;

    UnserializableValueException(String type, String reason) {
        super(("A value of type %s can't be written as JSON. %s "
                        + "Keep such values out of the state, or make the type a record or a bean.")
                .formatted(type, reason));
        this.type = type;
    }

    /** The class of what can't be written: of the innermost value, as far as that is known. */
    public String type() {
        return type;
    }
}
