package dev.burr.core;

import java.util.Collection;

/** A key was read that a {@link State} or {@link Inputs} does not have. */
public final class MissingKeyException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String key;

    MissingKeyException(String key, String where, Collection<String> known) {
        this(key, where, known, "use find(\"%s\") when it may be missing".formatted(key));
    }

    MissingKeyException(String key, String where, Collection<String> known, String otherwise) {
        super("%s has no key '%s' (keys: %s). Check the spelling, or %s."
                .formatted(where, key, Names.list(known), otherwise));
        this.key = key;
    }

    /** The key that was asked for. */
    public String key() {
        return key;
    }
}
