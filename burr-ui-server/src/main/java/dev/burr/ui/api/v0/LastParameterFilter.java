package dev.burr.ui.api.v0;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Of a parameter that a query has twice, Burr's server takes the last, where Spring would join them with a comma. For
 * {@code name[]} it has no meaning, where Spring would take it for {@code name}.
 */
final class LastParameterFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new LastOnly(request), response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getQueryString() == null;
    }

    private static final class LastOnly extends HttpServletRequestWrapper {

        LastOnly(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] all = super.getParameterValues(name);
            if (all == null || name.endsWith("[]")) {
                return null;
            }
            return all.length < 2 ? all : new String[] {all[all.length - 1]};
        }
    }
}
