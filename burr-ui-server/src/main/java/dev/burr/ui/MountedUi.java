package dev.burr.ui;

import dev.burr.ui.web.MountedRequest;
import dev.burr.ui.web.ProblemResponse;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.ServletContextAware;

/**
 * The UI under a path of a host application. All of it lies behind one servlet, in an application context of its own that begins
 * with the first request: the host has no bean, filter, converter or handler of ours, and we have none of the host's. The filters
 * of the host stand before it, and so do its rules on who may do what. Safe for use by many threads.
 */
final class MountedUi implements SmartLifecycle, EnvironmentAware, ServletContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(MountedUi.class);

    private final String path;
    private final Map<String, Object> settings;
    private final boolean isGuarded;
    private final Object lock = new Object();
    private @Nullable MountedContext context;
    private boolean running;
    private @Nullable Environment environment;
    private String contextPath = "";

    /**
     * @param path that is not the root
     * @param isGuarded whether the host asks anybody who he is
     */
    MountedUi(String path, Map<String, Object> settings, boolean isGuarded) {
        this.path = path;
        this.settings = Map.copyOf(settings);
        this.isGuarded = isGuarded;
    }

    /** How the host's web server gets to know it. */
    ServletRegistrationBean<HttpServlet> registration() {
        ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(new Entrance(), path + "/*");
        registration.setName("burrUi");
        return registration;
    }

    @Override
    public void setEnvironment(Environment host) {
        environment = host;
    }

    @Override
    public void setServletContext(ServletContext host) {
        contextPath = host.getContextPath();
    }

    @Override
    public void start() {
        synchronized (lock) {
            running = true;
        }
        if (environment != null) {
            LocalAddress.tell(environment, contextPath + path);
        }
        if (isGuarded) {
            LOG.info("Burr shows runs under {}; the security of this application says to whom", path);
        } else {
            LOG.warn(
                    "Burr shows runs under {} to everybody who reaches this application, which has no Spring Security. Guard that"
                            + " path before others do reach it.",
                    path);
        }
    }

    /** First of all, the streams of changes: a host that waits for open requests before it ends would wait for them. */
    @Override
    public void stop() {
        synchronized (lock) {
            running = false;
            if (context != null) {
                context.close();
                context = null;
            }
        }
    }

    @Override
    public boolean isRunning() {
        synchronized (lock) {
            return running;
        }
    }

    /** Empty while the host is not running. */
    private Optional<MountedContext> context(HttpServlet servlet) throws ServletException {
        synchronized (lock) {
            if (running && context == null) {
                context = MountedContext.of(settings, servlet.getServletConfig());
            }
            return Optional.ofNullable(context);
        }
    }

    private final class Entrance extends HttpServlet {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            Optional<MountedRequest> ours = MountedRequest.of(request, path);
            Optional<MountedContext> there = context(this);
            if (ours.isEmpty()) {
                ProblemResponse.of(HttpStatus.NOT_FOUND, "Not found")
                        .detail("The UI is at '" + path + "', written like that.")
                        .writeTo(request, response);
            } else if (there.isEmpty()) {
                ProblemResponse.of(HttpStatus.SERVICE_UNAVAILABLE, "Not running")
                        .detail("The application that the UI is part of is starting or ending. Try again.")
                        .writeTo(request, response);
            } else {
                there.get().answer(ours.get(), response);
            }
        }
    }
}
