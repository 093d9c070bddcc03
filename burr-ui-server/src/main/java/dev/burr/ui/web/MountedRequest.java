package dev.burr.ui.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.util.Optional;

/**
 * A request that a host application has got, as the server would get it if it had that path for itself: what stands before it
 * belongs to the context path. Where the request was sent to is the host's to say, who may be behind a proxy.
 */
public final class MountedRequest extends HttpServletRequestWrapper {

    private final HttpServletRequest host;
    private final String contextPath;

    private MountedRequest(HttpServletRequest host, String contextPath) {
        super(host);
        this.host = host;
        this.contextPath = contextPath;
        host.setAttribute(ForwardedFilter.TRUSTED, true);
    }

    /**
     * Such a request.
     *
     * @param path under which the server is mounted
     * @return empty if the path is written in another way than it is configured, as with escapes
     */
    public static Optional<MountedRequest> of(HttpServletRequest host, String path) {
        String context = host.getContextPath() + path;
        String uri = host.getRequestURI();
        return uri.equals(context) || uri.startsWith(context + "/")
                ? Optional.of(new MountedRequest(host, context))
                : Optional.empty();
    }

    @Override
    public String getContextPath() {
        return contextPath;
    }

    @Override
    public String getServletPath() {
        String below = host.getPathInfo();
        return below == null ? "" : below;
    }

    @Override
    @SuppressWarnings("NullAway") // the servlet API has no annotations: null says that there is no such part
    public String getPathInfo() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return new Whole(getServletPath(), host.getHttpServletMapping().getServletName());
    }

    @Override
    public AsyncContext startAsync() {
        return host.startAsync();
    }

    /** Of the host: it is the one that gets the request again at the end, through its own filters. */
    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return host.startAsync(host, response);
    }

    private record Whole(String path, String servlet) implements HttpServletMapping {

        @Override
        public String getMatchValue() {
            return "";
        }

        @Override
        public String getPattern() {
            return "/";
        }

        @Override
        public String getServletName() {
            return servlet;
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.DEFAULT;
        }
    }
}
