package dev.burr.ui.security;

import dev.burr.ui.web.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody in who may not: 401 for a request of an unknown caller, 403 for one of a caller who may do less. It stands before
 * whatever answers requests, and knows no route but by {@link AccessRules}.
 */
final class AccessFilter extends OncePerRequestFilter {

    /** The UI knows by the realm that it is this server that asks, not a proxy in front of it. */
    private static final String CHALLENGE = "Bearer realm=\"burr\"";

    private final List<Callers> callers;
    private final String remedy;

    /** @param remedy what a caller without credentials is told to do */
    AccessFilter(List<Callers> callers, String remedy) {
        this.callers = List.copyOf(callers);
        this.remedy = remedy;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Scope> needed = AccessRules.neededFor(request);
        if (needed.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller =
                callers.stream().flatMap(way -> way.callerOf(request).stream()).findFirst();
        if (caller.isEmpty()) {
            refuseUnknown(request, response);
        } else if (caller.get().may(needed.get())) {
            chain.doFilter(new Known(request, caller.get()), response);
        } else {
            refuse(caller.get(), needed.get(), request, response);
        }
    }

    private void refuseUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        ProblemResponse.of(HttpStatus.UNAUTHORIZED, "Not signed in")
                .detail((tried
                                ? "What the request has in 'Authorization' is not accepted: it is unknown here, was revoked or"
                                        + " has ended. "
                                : "This server shows runs only to those it knows. ")
                        + remedy)
                .writeTo(request, response);
    }

    private static void refuse(Caller caller, Scope needed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String granted = caller.scopes().isEmpty() ? "no scope" : "scope " + Scope.words(caller.scopes());
        ProblemResponse.of(HttpStatus.FORBIDDEN, "Not allowed")
                .detail(caller.name() + " has " + granted + ", and this needs scope " + needed.word()
                        + ". Ask whoever runs the server for it.")
                .writeTo(request, response);
    }

    /** Tells who sent it, for what is kept of deeds. */
    private static final class Known extends HttpServletRequestWrapper {

        private final Caller caller;

        Known(HttpServletRequest request, Caller caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public String getRemoteUser() {
            return caller.name();
        }
    }
}
