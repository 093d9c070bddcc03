package dev.burr.ui.cli;

import dev.burr.ui.samples.PackedSamples;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * {@code burr rehearse}: starts the server on a storage of its own, asks it for what a browser asks first, and ends. The
 * JVM can write down the classes that this took, so that later starts find them ready.
 */
@Command(name = "rehearse", hidden = true, description = "Start, answer the first requests of a browser, and end.")
final class RehearseCommand implements Callable<Integer> {

    private static final List<String> REQUESTS = List.of(
            "",
            "api/v1/info",
            "api/v1/projects",
            "api/v1/applications?project=demo_counter",
            "api/v1/application?project=demo_counter&app=count-to-5",
            "api/v1/steps?project=demo_counter&app=count-to-5",
            "api/v1/step?project=demo_counter&app=count-to-5&sequenceId=1",
            "api/v1/diff?project=demo_counter&app=count-to-5&to=1");

    private final Function<UiSettings, RunningServer> server;

    RehearseCommand(Function<UiSettings, RunningServer> server) {
        this.server = server;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("burr-rehearsal");
        try {
            Path storage = Files.createDirectory(folder.resolve("runs"));
            PackedSamples.ofThisProgram().unpackInto(storage);
            try (RunningServer running = server.apply(new UiSettings(0, "127.0.0.1", storage, false, false))) {
                for (String request : REQUESTS) {
                    read(running.uri().resolve(request));
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return ExitCode.OK;
    }

    private static void read(URI address) throws IOException {
        try (InputStream answer = address.toURL().openStream()) {
            answer.readAllBytes();
        }
    }
}
