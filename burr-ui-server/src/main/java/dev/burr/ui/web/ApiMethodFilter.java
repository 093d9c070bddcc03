package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses HEAD and OPTIONS under {@code /api} with 405, as Burr's server does. Without an answer to OPTIONS no other
 * site's page gets past its browser's preflight.
 */
final class ApiMethodFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
        ProblemResponse.of(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed")
                .detail(request.getMethod() + " is not supported here. Use GET.")
                .writeTo(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean refused =
                HttpMethod.HEAD.matches(request.getMethod()) || HttpMethod.OPTIONS.matches(request.getMethod());
        return !refused || !RequestPaths.isApi(request);
    }
}
