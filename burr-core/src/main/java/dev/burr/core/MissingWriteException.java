package dev.burr.core;

import java.util.List;

/** An action ended without writing keys that it declares. */
public final class MissingWriteException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final String[] keys;

    MissingWriteException(String action, List<String> keys) {
        super(
                "Action '%s' did not write %s, which it declares. Write a value (null is one), or take the key out of its writes."
                        .formatted(action, Names.list(keys)));
        this.action = action;
        this.keys = keys.toArray(String[]::new);
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** The declared keys that the state does not have after the action. */
    public List<String> keys() {
        return List.of(keys);
    }
}
