package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a semicolon be part of an id in {@code /api/v0} paths.
 *
 * <p>Burr's clients send it as it is ({@code /api/v0/project/a;b/__none__/apps}), while Spring takes what follows it for
 * a path parameter. Escaped, it stays in its segment.
 */
final class RawPathFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new SemicolonsEscaped(request), response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.indexOf(';') < 0 || !uri.startsWith(request.getContextPath() + "/api/v0/");
    }

    private static final class SemicolonsEscaped extends HttpServletRequestWrapper {

        SemicolonsEscaped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().replace(";", "%3B");
        }
    }
}
