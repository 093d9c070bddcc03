package dev.burr.ui.security;

import java.util.Set;

/**
 * Who sent a request.
 *
 * @param name for messages: what kind of caller, and which
 * @param scopes what it may do
 */
record Caller(String name, Set<Scope> scopes) {

    Caller {
        scopes = Set.copyOf(scopes);
    }

    static Caller of(ApiKey key) {
        return new Caller("Key '" + key.name() + "'", key.scopes());
    }

    boolean may(Scope scope) {
        return scope.isIn(scopes);
    }
}
