package dev.burr.ui.security;

import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which scope a request needs. Reading needs READ, writing needs ADMIN unless it stands here: a route that is added and not
 * thought of is closed to all others.
 *
 * <p>Open to everybody is what holds no data: the files of the UI and its description of the API, which are the same in every
 * copy of the program, and whether the server is ready. Paths are matched as Spring MVC matches them, so that none can mean
 * one thing here and another thing there.
 */
final class AccessRules {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String READY = "/api/v0/ready";
    private static final List<Rule> ADDING = List.of(
            Rule.of("POST", "/api/v0/{project}/{app}/{partition}/{sequence}/annotations"),
            Rule.of("PUT", "/api/v0/{project}/{annotation}/update_annotations"),
            Rule.of("POST", "/api/v1/annotations"),
            Rule.of("PUT", "/api/v1/annotations"),
            Rule.of("POST", "/api/v1/import"),
            Rule.of("POST", "/api/v1/ingest"));

    private AccessRules() {}

    /** The scope, or empty if the request is anybody's. */
    static Optional<Scope> neededFor(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            boolean open = !RequestPaths.isApi(request)
                    || RequestPaths.rawPath(request).equals(READY);
            return open ? Optional.empty() : Optional.of(Scope.READ);
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        boolean adds = ADDING.stream().anyMatch(rule -> rule.matches(request.getMethod(), path));
        return Optional.of(adds ? Scope.INGEST : Scope.ADMIN);
    }

    private record Rule(String method, PathPattern path) {

        static Rule of(String method, String path) {
            return new Rule(method, PathPatternParser.defaultInstance.parse(path));
        }

        boolean matches(String otherMethod, PathContainer otherPath) {
            return method.equals(otherMethod) && path.matches(otherPath);
        }
    }
}
