package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets ids in {@code /api/v0} paths have characters that ought to have been escaped.
 *
 * <p>Burr's clients send a semicolon as it is ({@code /api/v0/project/a;b/__none__/apps}), while Spring takes what follows it
 * for a path parameter; others are no part of an address, which Spring makes of the path of a failed request. Escaped, they
 * stay what they are.
 */
final class RawPathFilter extends OncePerRequestFilter {

    private static final Pattern RAW = Pattern.compile("[;" + Pattern.quote(TomcatSettings.UNESCAPED) + "]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Escaped(request), response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return !uri.startsWith(request.getContextPath() + "/api/v0/")
                || !RAW.matcher(uri).find();
    }

    private static final class Escaped extends HttpServletRequestWrapper {

        Escaped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return RAW.matcher(super.getRequestURI())
                    .replaceAll(raw -> "%%%02X".formatted((int) raw.group().charAt(0)));
        }
    }
}
