package dev.burr.ui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code burr ui}: returns when the server can be used, which goes on until the process is ended. */
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Start the web UI and open it in the browser.")
final class UiCommand implements Callable<Integer> {

    @Mixin
    private final UiOptions options = new UiOptions();

    private final UiLaunch launch;

    UiCommand(UiLaunch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        launch.start(options.settings());
        return ExitCode.OK;
    }
}
