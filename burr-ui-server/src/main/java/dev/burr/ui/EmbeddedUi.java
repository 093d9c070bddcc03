package dev.burr.ui;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.ports.PortUser;
import dev.burr.ui.storage.HomePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;

/**
 * The UI on a port of its own inside of a service, for whoever develops it. It begins when the service is ready, on a thread of
 * its own, and ends with the service. Whatever keeps it from beginning is told in one line, and the service goes on. One for a
 * machine is enough: where a server shows the same storage already, no other is started.
 */
final class EmbeddedUi implements ApplicationListener<ApplicationReadyEvent>, ApplicationContextAware, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedUi.class);

    /** Nobody waits for it, and a server that has just begun takes a while for its first answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BurrUiProperties properties;
    private final Map<String, Object> settings;
    private final Object lock = new Object();
    private @Nullable ApplicationContext service;
    private @Nullable BurrUiServer server;
    private boolean ended;

    EmbeddedUi(BurrUiProperties properties, Map<String, Object> settings) {
        this.properties = properties;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        service = context;
    }

    /** Of this service; those of its child contexts come along here too. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() == service) {
            Thread starting = new Thread(this::start, "burr-ui-start");
            starting.setDaemon(true);
            // That of the service would be kept by the server's threads after a restart by devtools.
            starting.setContextClassLoader(EmbeddedUi.class.getClassLoader());
            starting.start();
        }
    }

    /** Waits for a start that is under way: the port must be free again when the service is started anew. */
    @Override
    public void destroy() {
        synchronized (lock) {
            ended = true;
            if (server != null) {
                server.close();
                server = null;
            }
        }
    }

    private void start() {
        if (AotDetector.useGeneratedArtifacts()) {
            LOG.info(
                    "The UI of Burr is not started inside of a service that was processed ahead of time. Use './burr'.");
            return;
        }
        synchronized (lock) {
            if (ended) {
                return;
            }
            if (isFree()) {
                begin();
                return;
            }
        }
        leaveTo(PortUser.of(address(), PATIENCE));
    }

    private void begin() {
        try {
            BurrUiServer started = BurrUiServer.startInside(settings);
            server = started;
            tell(started.uri());
            LOG.info("Burr shows the runs in {} at {}", shown(), started.uri());
        } catch (RuntimeException refused) {
            LOG.warn(
                    "The UI of Burr could not be started, and the service goes on without it. {} Or set burr.ui.embedded to"
                            + " false.",
                    NestedExceptionUtils.getMostSpecificCause(refused).getMessage());
            LOG.debug("Why the UI could not be started", refused);
        }
    }

    private URI address() {
        return PortUser.addressOf(properties.host(), properties.port()).resolve(properties.path() + "/");
    }

    private void leaveTo(PortUser other) {
        if (other.storage().filter(shown()::equals).isPresent()) {
            tell(other.uri());
            LOG.info("Burr shows the runs in {} at {}, by a server that was there already", shown(), other.uri());
        } else {
            LOG.warn(
                    "Port {} is in use by {}. The service goes on without the UI of Burr. Set burr.ui.port to another port (0 for"
                            + " any), or burr.ui.embedded to false.",
                    properties.port(),
                    other.description());
        }
    }

    private void tell(URI address) {
        if (service != null) {
            LocalAddress.tell(service.getEnvironment(), address.toString().replaceAll("/$", ""));
        }
    }

    /** Asked before, since a server that finds its port taken only then has taken a second for it. */
    private boolean isFree() {
        try {
            new ServerSocket(properties.port(), 1, InetAddress.getByName(properties.host())).close();
            return true;
        } catch (IOException taken) {
            LOG.debug("Port {} can't be listened on", properties.port(), taken);
            return false;
        }
    }

    private String shown() {
        Object folder = settings.getOrDefault("burr.ui.storage-dir", "");
        return HomePath.shown(
                folder.toString().isBlank() ? TrackingDirectory.standard().root() : HomePath.parse(folder.toString()));
    }
}
