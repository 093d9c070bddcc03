package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that were sent to a name this server does not go by, with 403.
 *
 * <p>Listening on loopback does not keep other sites out: a page from evil.example may let its own name point to
 * 127.0.0.1 and then read every run as its own origin. Its requests still carry its name in {@code Host}.
 */
final class HostFilter extends OncePerRequestFilter {

    private final HostAllowList allowed;

    HostFilter(HostAllowList allowed) {
        this.allowed = allowed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        String told = ForwardedFilter.isForwarded(request) ? forwarded(request) : null;
        if (isAllowed(host, request) && (told == null || isAllowed(told, request))) {
            chain.doFilter(request, response);
            return;
        }
        ProblemResponse.of(HttpStatus.FORBIDDEN, "Host not allowed")
                .detail("Host '" + ProblemResponse.shortened(refused(host, told, request))
                        + "' is not a name of this server, which protects it from other sites' pages."
                        + " Open it as localhost, or add the name to burr.ui.allowed-hosts.")
                .writeTo(request, response);
    }

    /** As a browser has it in {@code Host}: without the port that belongs to the scheme. */
    static String forwarded(HttpServletRequest request) {
        int usual = request.isSecure() ? 443 : 80;
        String port = request.getServerPort() == usual ? "" : ":" + request.getServerPort();
        return request.getServerName() + port;
    }

    private boolean isAllowed(@Nullable String host, HttpServletRequest request) {
        return allowed.contains(host) || allowed.isAddress(host, request.getLocalAddr());
    }

    private String refused(@Nullable String host, @Nullable String told, HttpServletRequest request) {
        String refused = told == null || !isAllowed(host, request) ? host : told;
        return refused == null ? "" : refused;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
