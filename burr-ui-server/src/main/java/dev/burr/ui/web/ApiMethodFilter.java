package dev.burr.ui.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Refuses HEAD and OPTIONS under {@code /api} with 405, as Burr's server does. Without an answer to OPTIONS no other
 * site's page gets past its browser's preflight.
 */
final class ApiMethodFilter extends OncePerRequestFilter {

    private final Supplier<Stream<RequestMappingInfo>> routes;

    /** @param routes asked for when a request is refused: there are none before the server has started */
    ApiMethodFilter(Supplier<Stream<RequestMappingInfo>> routes) {
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String allowed = allowedAt(ServletRequestPathUtils.parse(request).pathWithinApplication());
        response.setHeader(HttpHeaders.ALLOW, allowed);
        ProblemResponse.of(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed")
                .detail(request.getMethod() + " is not supported here. Use " + allowed + ".")
                .writeTo(request, response);
    }

    /** Of a path that nobody answers, GET tells that. */
    private String allowedAt(PathContainer path) {
        String methods = routes.get()
                .filter(route -> route.getPathPatternsCondition() != null
                        && route.getPathPatternsCondition().getPatterns().stream()
                                .anyMatch(pattern -> pattern.matches(path)))
                .flatMap(route -> route.getMethodsCondition().getMethods().stream())
                .map(RequestMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? HttpMethod.GET.name() : methods;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean refused =
                HttpMethod.HEAD.matches(request.getMethod()) || HttpMethod.OPTIONS.matches(request.getMethod());
        return !refused || !RequestPaths.isApi(request);
    }
}
