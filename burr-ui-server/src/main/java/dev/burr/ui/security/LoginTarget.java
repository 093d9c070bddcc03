package dev.burr.ui.security;

import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Where a browser goes after signing in: a page of ours, whatever the address that led there says. */
final class LoginTarget {

    private static final int LONGEST = 2_000;

    /** Behind our own base path: nothing that a browser would take for another site. */
    private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9?][\\x21-\\x7e&&[^\\\\\"<>]]*+");

    private LoginTarget() {}

    /** The page, or the first one of the UI if it is none of ours. */
    static String of(@Nullable String next) {
        return next != null && next.length() <= LONGEST && PAGE.matcher(next).matches() ? next : "";
    }

    static void redirect(@Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, RequestPaths.basePath(request) + of(next));
    }
}
