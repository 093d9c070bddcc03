package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses addresses that no id and no search of a person is long enough for, with 414. */
final class AddressFilter extends OncePerRequestFilter {

    private final long longest;

    AddressFilter(RequestLimits limits) {
        this.longest = limits.address().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        long length = request.getRequestURI().length() + (query == null ? 0L : query.length());
        if (length <= longest) {
            chain.doFilter(request, response);
            return;
        }
        ProblemResponse.of(HttpStatus.URI_TOO_LONG, "Address too long")
                .detail(
                        "Path and query have %,d characters, and %,d are read. Make the query shorter, or raise burr.ui.limits.address."
                                .formatted(length, longest))
                .writeTo(request, response);
    }
}
