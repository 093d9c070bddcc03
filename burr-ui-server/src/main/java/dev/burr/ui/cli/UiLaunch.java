package dev.burr.ui.cli;

import dev.burr.ui.storage.HomePath;
import java.io.PrintStream;
import java.util.function.Function;

/** What the commands that start the UI have in common: the server, one line that says where it is, and the browser. */
final class UiLaunch {

    private final Function<UiSettings, RunningServer> server;
    private final Browser browser;
    private final PrintStream out;

    UiLaunch(Function<UiSettings, RunningServer> server, Browser browser, PrintStream out) {
        this.server = server;
        this.browser = browser;
        this.out = out;
    }

    /**
     * Starts the server and returns when it can be used.
     *
     * @throws CommandFailure when the port cannot be had
     */
    RunningServer start(UiSettings settings) {
        PortCheck.requireFree(settings.host(), settings.port());
        RunningServer running = server.apply(settings);
        out.printf(
                "Burr shows the runs in %s at %s (Ctrl-C ends it)%n",
                HomePath.shown(settings.storage()), running.uri());
        if (settings.opensBrowser()) {
            browser.open(running.uri());
        }
        return running;
    }
}
