package dev.burr.ui.security;

import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * Browsers that were sent to the OpenID provider and have not come back. A cookie tells them apart, so that nobody can end
 * somebody else's sign-in; it is Lax, since it is the provider's page that leads back. Bounded in number and time, since anybody
 * may begin one. Safe for use by many threads.
 */
final class PendingLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final Duration LASTS = Duration.ofMinutes(10);
    static final int MOST = 1_000;

    private static final String NEXT = PendingLogins.class.getName() + ".next";
    private static final int BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> pending = new LinkedHashMap<>();

    PendingLogins(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        Pending found;
        synchronized (pending) {
            found = pending.get(wordOf(request));
        }
        return found != null && isEndedBy(request, found) ? found.login() : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request, HttpServletResponse response) {
        if (login == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        synchronized (pending) {
            Instant now = clock.instant();
            pending.values().removeIf(each -> !now.isBefore(each.end()));
            if (pending.size() >= MOST) {
                pending.remove(pending.keySet().iterator().next());
            }
            pending.put(word, new Pending(login, LoginTarget.of(request.getParameter("next")), now.plus(LASTS)));
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, word, LASTS));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest login = loadAuthorizationRequest(request);
        if (login != null) {
            Pending removed;
            synchronized (pending) {
                removed = pending.remove(wordOf(request));
            }
            request.setAttribute(NEXT, removed == null ? "" : removed.next());
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        }
        return login;
    }

    /** Where the browser of a sign-in that has just ended wanted to go. */
    static String nextOf(HttpServletRequest request) {
        return request.getAttribute(NEXT) instanceof String next ? next : "";
    }

    private boolean isEndedBy(HttpServletRequest request, Pending found) {
        String state = found.login().getState();
        return clock.instant().isBefore(found.end()) && state != null && state.equals(request.getParameter("state"));
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(name(request), value)
                .path(RequestPaths.basePath(request))
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static String wordOf(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name(request));
        return cookie == null ? "" : cookie.getValue();
    }

    private static String name(HttpServletRequest request) {
        return "burr-login-" + request.getLocalPort();
    }

    private record Pending(OAuth2AuthorizationRequest login, String next, Instant end) {}
}
