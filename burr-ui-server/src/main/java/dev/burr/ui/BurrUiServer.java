package dev.burr.ui;

import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.samples.SampleRuns;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.ListenAddress;
import dev.burr.ui.security.OidcProperties;
import dev.burr.ui.security.Protection;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The running UI server: an application context of its own, so that it can live in its own process or beside a user's
 * application. It has no settings but those that it is started with and {@code burr.ui.*}. Closing it ends open requests and change streams and frees the port.
 */
public final class BurrUiServer implements AutoCloseable {

    static final Map<String, Object> DEFAULTS = Map.of(
            "spring.main.log-startup-info", "false",
            "spring.jmx.enabled", "false",
            "spring.web.resources.add-mappings", "false",
            "spring.threads.virtual.enabled", "true",
            "server.shutdown", "graceful",
            "spring.lifecycle.timeout-per-shutdown-phase", "2s",
            "logging.level.root", "warn");

    private final ConfigurableApplicationContext context;

    private BurrUiServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the server in this process; what the command line does after it has read its arguments. */
    public static void main(String[] args) {
        start(args);
    }

    /**
     * Starts the server and returns when it can answer.
     *
     * @param args Spring's arguments, for example {@code --burr.ui.port=0}
     * @throws org.springframework.boot.web.server.PortInUseException if another process has the port
     * @throws dev.burr.ui.security.UnprotectedAddressException if other machines would reach it and nobody would have to sign in
     */
    public static BurrUiServer start(String... args) {
        requireProtection(binder(args));
        SpringApplicationBuilder builder = new SpringApplicationBuilder(OwnServerConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .environment(new ServerEnvironment())
                .bannerMode(Banner.Mode.OFF)
                .properties(DEFAULTS);
        readNoConfigurationFiles(builder.application());
        ConfigurableApplicationContext context = builder.run(args);
        context.getBeanProvider(SampleRuns.class).ifAvailable(SampleRuns::start);
        return new BurrUiServer(context);
    }

    /**
     * Starts the server inside of another application, of which it takes {@code settings} and nothing else. It is no Spring Boot
     * application then: what a host's libraries do to those, the logging system first of all, would be done to the host anew.
     *
     * @throws RuntimeException if it cannot start; a {@code PortInUseException} may be its cause
     */
    static BurrUiServer startInside(Map<String, Object> settings) {
        ServerEnvironment environment = ServerEnvironment.inside(settings);
        requireProtection(Binder.get(environment));
        AnnotationConfigServletWebServerApplicationContext context =
                new AnnotationConfigServletWebServerApplicationContext();
        context.setEnvironment(environment);
        context.setClassLoader(BurrUiServer.class.getClassLoader());
        context.register(OwnServerConfiguration.class);
        context.refresh();
        context.getBeanProvider(SampleRuns.class).ifAvailable(SampleRuns::start);
        return new BurrUiServer(context);
    }

    /** Where a server that this user starts keeps what is not a run, as her environment says. */
    public static UserFolders folders() {
        return BurrUiConfiguration.folders(settings(binder()));
    }

    /** Asked before Spring starts, so that a refusal is one sentence and takes no time. */
    private static void requireProtection(Binder binder) {
        BurrUiProperties settings = settings(binder);
        KeyFile keys = KeyFile.in(BurrUiConfiguration.folders(settings).data());
        OidcProperties provider = binder.bindOrCreate("burr.ui.security.oidc", OidcProperties.class);
        ListenAddress.of(settings.host(), Protection.by(keys, provider).isOn());
    }

    private static BurrUiProperties settings(Binder binder) {
        return binder.bindOrCreate("burr.ui", BurrUiProperties.class);
    }

    private static Binder binder(String... args) {
        ServerEnvironment environment = new ServerEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return Binder.get(environment);
    }

    /**
     * Those that Spring Boot looks for lie where the server is started, which may be anybody's project, and on the class
     * path, which may be that of a host application.
     */
    private static void readNoConfigurationFiles(SpringApplication application) {
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof EnvironmentPostProcessorApplicationListener))
                .toList());
    }

    /** The port on which it listens. */
    public int port() {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return server.getPort();
    }

    /** The address to open in a browser, with a slash at its end. */
    public URI uri() {
        String path = context.getBean(BurrUiProperties.class).path();
        return URI.create("http://localhost:" + port() + path + "/");
    }

    @Override
    public void close() {
        context.close();
    }
}
