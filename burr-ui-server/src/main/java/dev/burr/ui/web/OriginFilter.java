package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that write and come from another site's page, with 403.
 *
 * <p>A browser lets any page send them here, and only keeps the answer from it. It says whose page it was in {@code Origin},
 * in older cases in {@code Sec-Fetch-Site} only. Programs that are no browser send neither.
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final HostAllowList allowed;

    OriginFilter(HostAllowList allowed) {
        this.allowed = allowed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null ? isOwnSite(request.getHeader("Sec-Fetch-Site")) : isOwn(origin, request)) {
            chain.doFilter(request, response);
            return;
        }
        ProblemResponse.of(HttpStatus.FORBIDDEN, "Origin not allowed")
                .detail("The request comes from a page of '" + ProblemResponse.shortened(String.valueOf(origin))
                        + "', and only this server's own pages may write. If that is its name behind a proxy, add it to"
                        + " burr.ui.allowed-hosts.")
                .writeTo(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /** A proxy may have another name and scheme than it passes on; its name is configured then. */
    private boolean isOwn(String origin, HttpServletRequest request) {
        int scheme = origin.indexOf("://");
        if (scheme < 0) {
            return false;
        }
        String authority = origin.substring(scheme + 3).toLowerCase(Locale.ROOT);
        String host = request.getHeader(HttpHeaders.HOST);
        return (host != null && authority.equals(host.trim().toLowerCase(Locale.ROOT)))
                || (ForwardedFilter.isForwarded(request)
                        && authority.equals(HostFilter.forwarded(request).toLowerCase(Locale.ROOT)))
                || allowed.isConfigured(authority);
    }

    private static boolean isOwnSite(@Nullable String site) {
        return site == null || OWN_SITES.contains(site);
    }
}
