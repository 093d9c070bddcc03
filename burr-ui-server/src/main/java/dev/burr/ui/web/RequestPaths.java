package dev.burr.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a request points to, below the path under which this server is mounted. */
public final class RequestPaths {

    private static final Pattern SAFE_PREFIX = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++");

    private RequestPaths() {}

    /** The undecoded path below the context path. */
    public static String rawPath(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** Whether it is one of the API, known or not. */
    public static boolean isApi(HttpServletRequest request) {
        String path = rawPath(request);
        return path.equals("/api") || path.startsWith("/api/");
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
