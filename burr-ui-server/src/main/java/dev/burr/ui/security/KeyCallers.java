package dev.burr.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Programs that send a key, and browsers that were given a session for one. */
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
        Optional<ApiKey> key = header == null
                ? sessions.keyIdOf(request).flatMap(keys::find)
                : secretIn(header).flatMap(keys::openedBy);
        return key.map(Caller::of);
    }

    static Optional<String> secretIn(@Nullable String header) {
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }
}
