package dev.burr.core;

import java.util.Collection;

/** A key was read that a {@link State} or {@link Inputs} does not have. */
public final class MissingKeyException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String key;

    MissingKeyException(String key, String where, Collection<String> known) {
        super("%s has no key '%s' (keys: %s). Check the spelling, or use find(\"%s\") when it may be missing."
                .formatted(where, key, Names.list(known), key));
        this.key = key;
    }

    /** The key that was asked for. */
    public String key() {
        return key;
    }
}
