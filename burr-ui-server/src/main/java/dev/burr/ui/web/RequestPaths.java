package dev.burr.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where a request points to, below the path under which this server is mounted. */
public final class RequestPaths {

    private static final Pattern SAFE_PREFIX = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

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

    /**
     * The path that the browser sees in front of ours: what a proxy says it cut off, then the context path, then a
     * slash. A prefix with other than plain characters is ignored, because the answer goes into a page.
     */
    public static String basePath(HttpServletRequest request) {
        return forwardedPrefix(request.getHeader("X-Forwarded-Prefix")) + request.getContextPath() + "/";
    }

    private static String forwardedPrefix(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String prefix = header.trim();
        if (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        return SAFE_PREFIX.matcher(prefix).matches() ? prefix : "";
    }
}
