package dev.burr.ui.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * Browsers whose user has signed in. Their cookie is a random word that means something to this process only; a key never comes
 * back to a page. A session ends with its key, after half a day, or with the server. Their number is bounded: the oldest
 * makes room. Safe for use by many threads.
 */
final class Sessions {

    static final Duration LASTS = Duration.ofHours(12);
    static final int MOST = 1_000;

    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins a session, and returns the cookie for the browser.
     *
     * @param caller asked with each request; empty as soon as the session is worth nothing any more
     */
    ResponseCookie begin(Supplier<Optional<Caller>> caller, HttpServletRequest request, String path) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (sessions) {
            Instant now = clock.instant();
            sessions.values().removeIf(session -> !now.isBefore(session.end()));
            if (sessions.size() >= MOST) {
                sessions.remove(sessions.keySet().iterator().next());
            }
            sessions.put(word, new Session(caller, now.plus(LASTS)));
        }
        return cookie(request, path, word, LASTS);
    }

    /** Ends the session of a browser, and returns what takes its cookie away. */
    ResponseCookie end(HttpServletRequest request, String path) {
        String word = wordOf(request);
        synchronized (sessions) {
            sessions.remove(word);
        }
        return cookie(request, path, "", Duration.ZERO);
    }

    /** Who signed in. */
    Optional<Caller> callerOf(HttpServletRequest request) {
        String word = wordOf(request);
        Session session;
        synchronized (sessions) {
            session = word == null ? null : sessions.get(word);
        }
        return session == null || !clock.instant().isBefore(session.end())
                ? Optional.empty()
                : session.caller().get();
    }

    /** Strict: no other site's page can have a browser send it. */
    private static ResponseCookie cookie(HttpServletRequest request, String path, String value, Duration age) {
        return ResponseCookie.from(name(request), value)
                .path(path)
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
    }

    private static @Nullable String wordOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(request))) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Browsers send a cookie to all ports of a host: servers beside each other would sign each other out. */
    private static String name(HttpServletRequest request) {
        return "burr-session-" + request.getLocalPort();
    }

    private record Session(Supplier<Optional<Caller>> caller, Instant end) {}
}
