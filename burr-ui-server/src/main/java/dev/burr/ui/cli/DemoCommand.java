package dev.burr.ui.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code burr demo}: the UI, and beside it a service whose runs it shows. When the service ends, so does the UI. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Start the web UI, and beside it a chatbot to watch.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final UiOptions options = new UiOptions();

    private final UiLaunch launch;
    private final DemoService demo;

    DemoCommand(UiLaunch launch, DemoService demo) {
        this.launch = launch;
        this.demo = demo;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        demo.requireInstalled();
        UiSettings settings = options.settings();
        try (RunningServer server = launch.start(settings)) {
            return demo.run(settings, server.uri());
        }
    }
}
