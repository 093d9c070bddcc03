package dev.burr.ui.cli;

import dev.burr.tracking.file.TrackingDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads runs. */
final class RunOptions {

    @Option(
            names = "--storage",
            paramLabel = "DIR",
            converter = UiOptions.Folder.class,
            description = "Folder of the runs. Default: $BURR_HOME, else $burr_path, else ~/.burr.")
    private @Nullable Path storage;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    TrackingDirectory directory() {
        return storage == null ? TrackingDirectory.standard() : new TrackingDirectory(storage);
    }

    boolean printsJson() {
        return json;
    }
}
