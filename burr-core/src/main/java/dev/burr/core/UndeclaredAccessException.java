package dev.burr.core;

/** An action or a condition touched a key of the state, or an input, that it does not declare. */
public final class UndeclaredAccessException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String owner;
    private final String key;

    private UndeclaredAccessException(String owner, String key, String message) {
        super(message);
        this.owner = owner;
        this.key = key;
    }

    static UndeclaredAccessException read(String owner, String key, String declared) {
        return new UndeclaredAccessException(
                owner,
                key,
                "%s read key '%s', which it does not declare (reads: %s). Declare it with reads(\"%s\")."
                        .formatted(capitalised(owner), key, declared, key));
    }

    static UndeclaredAccessException write(String owner, String key, String declared) {
        return new UndeclaredAccessException(
                owner,
                key,
                "%s wrote key '%s', which it does not declare (writes: %s). Declare it with writes(\"%s\")."
                        .formatted(capitalised(owner), key, declared, key));
    }

    static UndeclaredAccessException input(String owner, String name, String declared) {
        return new UndeclaredAccessException(
                owner,
                name,
                "%s read input '%s', which it does not declare (inputs: %s). Declare it with inputs(\"%s\") or optionalInputs(\"%s\")."
                        .formatted(capitalised(owner), name, declared, name, name));
    }

    private static String capitalised(String owner) {
        return Character.toUpperCase(owner.charAt(0)) + owner.substring(1);
    }

    /** Who touched the key, such as {@code action 'respond'} or {@code condition 'n < 10'}. */
    public String owner() {
        return owner;
    }

    /** The key that is not declared. */
    public String key() {
        return key;
    }
}
