package dev.burr.ui.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens addresses in the user's browser. Where there is none, nothing happens: the address was printed. */
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private final List<String> command;

    Browser(List<String> command) {
        this.command = command;
    }

    static Browser ofThisMachine() {
        return of(System.getProperty("os.name"), System.getenv());
    }

    static Browser of(String operatingSystem, Map<String, String> environment) {
        return new Browser(commandOn(operatingSystem.toLowerCase(Locale.ROOT), environment));
    }

    private static List<String> commandOn(String system, Map<String, String> environment) {
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        if (system.startsWith("mac")) {
            return environment.containsKey("SSH_CONNECTION") ? List.of() : List.of("open");
        }
        boolean hasScreen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return hasScreen ? List.of("xdg-open") : List.of();
    }

    /** Does not wait for the browser. */
    void open(URI address) {
        if (command.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(commandFor(address))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.debug("The browser could not be opened with '{}'.", command.get(0), e);
        }
    }

    /** What is run to open an address; nothing when there is no browser. */
    List<String> commandFor(URI address) {
        return command.isEmpty()
                ? List.of()
                : Stream.concat(command.stream(), Stream.of(address.toString())).toList();
    }
}
