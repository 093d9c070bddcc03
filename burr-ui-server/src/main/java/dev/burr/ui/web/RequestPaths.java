package dev.burr.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where a request points to, below the path under which this server is mounted. */
public final class RequestPaths {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    private RequestPaths() {}

    /** The undecoded path below the context path. */
    public static String rawPath(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /**
     * Whether it is one of the API, known or not. Read as Spring MVC reads it, for which {@code /%61pi/v1} and {@code /api;x/v1}
     * lead to the API too.
     */
    public static boolean isApi(HttpServletRequest request) {
        return API.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    /** The path that the browser sees in front of ours, a proxy's prefix included, with a slash at its end. */
    public static String basePath(HttpServletRequest request) {
        return request.getContextPath() + "/";
    }
}
