package dev.burr.ui.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do. */
public enum Scope {
    /** See runs, in the UI and through the API. */
    READ,
    /** Add to what is stored: annotations, imported runs, what services send. Reading is not part of it. */
    INGEST,
    /** Everything, deleting included. */
    ADMIN;

    /** As it is written in commands, files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that is written so; empty if there is none. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    boolean isIn(Set<Scope> granted) {
        return granted.contains(this) || granted.contains(ADMIN);
    }

    /** Scopes for a person to read, always in the same order. */
    public static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }
}
