package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the browser, on every answer, to run and load nothing but what this server itself serves. */
final class SecurityHeadersFilter extends OncePerRequestFilter {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String X_FRAME_OPTIONS = "X-Frame-Options";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors ");
    private static final String NOBODY = "'none'";

    private final List<String> frameAncestors;

    /** @param frameAncestors origins whose pages may show this server's in a frame */
    SecurityHeadersFilter(List<String> frameAncestors) {
        this.frameAncestors = List.copyOf(frameAncestors);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        addTo(response);
        if (!frameAncestors.isEmpty()) {
            response.setHeader(CONTENT_SECURITY_POLICY, POLICY + String.join(" ", frameAncestors));
            response.setHeader(X_FRAME_OPTIONS, null);
        }
        chain.doFilter(request, response);
    }

    /** Those of an answer that nobody may show in a frame. */
    static void addTo(HttpServletResponse response) {
        response.setHeader(CONTENT_SECURITY_POLICY, POLICY + NOBODY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(X_FRAME_OPTIONS, "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
