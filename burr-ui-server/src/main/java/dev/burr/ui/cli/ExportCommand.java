package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.archive.ArchiveLimits;
import dev.burr.ui.archive.FileRunArchive;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.storage.FileAnnotations;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.RunArchive;
import dev.burr.ui.storage.RunRefusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr export}: writes runs into a zip archive. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Write the runs of a project, or some of them, into a zip archive.")
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            required = true,
            description = "The project.")
    private String project = "";

    @Option(
            names = {"--app", "--app-id"},
            paramLabel = "ID",
            description = "A run; can be repeated. Default: all of the project.")
    private List<String> apps = List.of();

    @Option(
            names = {"--output", "-o"},
            paramLabel = "FILE",
            description = "The archive. Default: the name of the project with .zip, in this folder.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<UserFolders> folders;

    /** @param folders asked for when the command is run, not before */
    ExportCommand(Supplier<UserFolders> folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() throws IOException {
        Path file = output == null ? Path.of(project + ".zip") : output;
        if (!force && Files.exists(file)) {
            throw new CommandFailure("File '%s' is there already. Name another with --output, or use --force."
                    .formatted(TextTable.printable(file.toString())));
        }
        RunArchive.Export export = export();
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                export.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new CommandFailure(
                    "'%s' can't be written: %s. Make room there, or name another file with --output."
                            .formatted(TextTable.printable(file.toString()), failed.getMessage()),
                    failed);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        report(file, Files.size(file), Output.of(spec));
        return ExitCode.OK;
    }

    private void report(Path file, long bytes, Output output) {
        if (options.printsJson()) {
            output.printSource(Serde.standard().printIndented(Map.of("file", file.toString(), "bytes", bytes)));
        } else {
            output.print("Wrote %s (%s).".formatted(file, ByteCount.words(bytes)));
        }
    }

    private RunArchive.Export export() {
        try {
            return archive(options.directory(), folders.get()).export(project, apps);
        } catch (RunRefusal refused) {
            throw new CommandFailure(TextTable.printable(String.valueOf(refused.getMessage()))
                    + " 'burr list --project %s' names all.".formatted(TextTable.printable(project)));
        }
    }

    static FileRunArchive archive(TrackingDirectory directory, UserFolders folders) {
        return new FileRunArchive(
                directory,
                new FileTrackingRepository(directory),
                new FileAnnotations(directory, folders, Clock.systemUTC()),
                folders,
                ArchiveLimits.of(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
