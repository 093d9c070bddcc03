package dev.burr.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Programs that send a key, and browsers whose user has signed in. */
final class KeyCallers implements Callers {

    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final Sessions sessions;

    KeyCallers(ApiKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** A key in the request counts, not the session beside it: whoever sends one wants to be taken for its holder. */
    @Override
    public Optional<Caller> callerOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null
                ? sessions.callerOf(request)
                : secretIn(header).flatMap(keys::openedBy).map(Caller::of);
    }

    /** Goes on with the key as it is at that time. */
    static Supplier<Optional<Caller>> holderOf(ApiKey key, ApiKeys keys) {
        return () -> keys.find(key.id()).map(Caller::of);
    }

    /** What stands behind "Bearer": a key, or a token of another kind. */
    static Optional<String> secretIn(@Nullable String header) {
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }
}
