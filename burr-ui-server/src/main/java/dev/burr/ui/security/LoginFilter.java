package dev.burr.ui.security;

import dev.burr.ui.web.ProblemResponse;
import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes a key from a person and gives her browser a session for it: {@code /login}, {@code /logout}. */
final class LoginFilter extends OncePerRequestFilter {

    private static final String LOGIN = "/login";
    private static final String LOGOUT = "/logout";

    private final ApiKeys keys;
    private final Sessions sessions;
    private final LoginPage page;

    LoginFilter(ApiKeys keys, Sessions sessions, LoginPage page) {
        this.keys = keys;
        this.sessions = sessions;
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean login = RequestPaths.rawPath(request).equals(LOGIN);
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                if (login) {
                    page.show(HttpStatus.OK, "", request, response);
                } else {
                    LoginTarget.redirect("login", request, response);
                }
            }
            case "POST" -> {
                if (login) {
                    signIn(request, response);
                } else {
                    response.addHeader(HttpHeaders.SET_COOKIE, end(request));
                    LoginTarget.redirect("login", request, response);
                }
            }
            default -> {
                response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST");
                ProblemResponse.of(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed")
                        .detail(request.getMethod() + " is not supported here. Use POST.")
                        .writeTo(request, response);
            }
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = RequestPaths.rawPath(request);
        return !path.equals(LOGIN) && !path.equals(LOGOUT);
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String secret = request.getParameter("key");
        Optional<ApiKey> key = secret == null ? Optional.empty() : keys.openedBy(secret.trim());
        if (key.isEmpty()) {
            page.show(HttpStatus.UNAUTHORIZED, "This is no key of this server, or it was revoked.", request, response);
        } else if (!Scope.READ.isIn(key.get().scopes())) {
            page.show(
                    HttpStatus.FORBIDDEN,
                    "This key is for programs that add data. To look at runs, use one with scope read.",
                    request,
                    response);
        } else {
            ResponseCookie cookie =
                    sessions.begin(KeyCallers.holderOf(key.get(), keys), request, RequestPaths.basePath(request));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            LoginTarget.redirect(request.getParameter("next"), request, response);
        }
    }

    private String end(HttpServletRequest request) {
        return sessions.end(request, RequestPaths.basePath(request)).toString();
    }
}
