package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes from a trusted proxy where a request was sent to before: {@code Forwarded}, or {@code X-Forwarded-Proto}, {@code -Host},
 * {@code -Port} and {@code -Prefix}. From all others these headers are taken away: a page could otherwise have its visitor's
 * browser say that it was sent to another host.
 */
final class ForwardedFilter extends OncePerRequestFilter {

    private static final String PREFIX = "X-Forwarded-Prefix";
    static final String TRUSTED = ForwardedFilter.class.getName();

    /** The prefix goes into a page, as its base. */
    private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++/?");

    private final TrustedProxies proxies;
    private final ForwardedHeaderFilter taking = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter removing = new ForwardedHeaderFilter();

    ForwardedFilter(TrustedProxies proxies) {
        this.proxies = proxies;
        removing.setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String prefix = request.getHeader(PREFIX);
        boolean plain = prefix == null || PLAIN.matcher(prefix).matches();
        if (plain && proxies.contains(request.getRemoteAddr())) {
            request.setAttribute(TRUSTED, true);
            taking.doFilter(request, response, chain);
        } else {
            removing.doFilter(request, response, chain);
        }
    }

    /** Whether the request's server name and port may be those that a proxy has told. */
    static boolean isForwarded(HttpServletRequest request) {
        return request.getAttribute(TRUSTED) != null;
    }
}
