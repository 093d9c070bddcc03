package dev.burr.ui;

import dev.burr.ui.web.RequestPaths;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.CompositeFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** The server as a part of a host's web server: its filters in their order, and behind them its own dispatcher. */
final class MountedContext implements AutoCloseable {

    private final AnnotationConfigWebApplicationContext context;
    private final DispatcherServlet dispatcher;
    private final Filter filters;

    private MountedContext(
            AnnotationConfigWebApplicationContext context, DispatcherServlet dispatcher, Filter filters) {
        this.context = context;
        this.dispatcher = dispatcher;
        this.filters = filters;
    }

    static MountedContext of(Map<String, Object> settings, ServletConfig servlet) throws ServletException {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setEnvironment(ServerEnvironment.inside(settings));
        context.setClassLoader(MountedContext.class.getClassLoader());
        context.setServletContext(servlet.getServletContext());
        context.register(BurrUiConfiguration.class);
        context.refresh();
        // Only now: a context that is not active yet would get that of the host for its parent.
        DispatcherServlet dispatcher = new DispatcherServlet(context);
        dispatcher.setPublishContext(false);
        dispatcher.init(servlet);
        return new MountedContext(context, dispatcher, filters(context));
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        filters.doFilter(request, response, dispatcher::service);
    }

    @Override
    public void close() {
        dispatcher.destroy();
        context.close();
    }

    private static Filter filters(AnnotationConfigWebApplicationContext context) {
        CompositeFilter all = new CompositeFilter();
        all.setFilters(context.getBeansOfType(FilterRegistrationBean.class).values().stream()
                .map(registration -> (FilterRegistrationBean<?>) registration)
                .filter(registration -> registration.isEnabled())
                .sorted(Comparator.comparingInt(registration -> registration.getOrder()))
                .map(MountedContext::filter)
                .toList());
        return all;
    }

    /** What a web server does with the patterns of a registration. All of ours are none, or end in a star. */
    private static Filter filter(FilterRegistrationBean<?> registration) {
        Collection<String> patterns = registration.getUrlPatterns();
        List<String> beginnings = patterns.stream()
                .map(pattern -> pattern.substring(0, pattern.length() - 1))
                .toList();
        Filter filter = Objects.requireNonNull(registration.getFilter());
        return patterns.isEmpty() ? filter : new Below(beginnings, filter);
    }

    private record Below(List<String> beginnings, Filter filter) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String path = RequestPaths.rawPath((HttpServletRequest) request);
            if (beginnings.stream().anyMatch(path::startsWith)) {
                filter.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
