package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.ImportReport;
import dev.burr.ui.storage.ImportReport.ImportedRun;
import dev.burr.ui.storage.RunArchive.OnConflict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code burr import}: takes in the runs of a zip archive. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Take in the runs of a zip archive that 'burr export' or the server wrote.")
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The archive.")
    private Path file = Path.of("");

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            required = true,
            description = "The project to import into. It need not exist.")
    private String project = "";

    @Option(
            names = "--on-conflict",
            paramLabel = "RULE",
            converter = Rule.class,
            description =
                    "What becomes of a run whose id another has: refuse (the default: nothing is imported), rename or"
                            + " skip.")
    private OnConflict onConflict = OnConflict.REFUSE;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<UserFolders> folders;

    /** @param folders asked for when the command is run, not before */
    ImportCommand(Supplier<UserFolders> folders) {
        this.folders = folders;
    }

    @Override
    public Integer call() {
        ImportReport report = read();
        Output output = Output.of(spec);
        if (options.printsJson()) {
            output.printSource(Serde.standard().printIndented(json(report)));
        } else {
            print(report, output);
        }
        return ExitCode.OK;
    }

    private ImportReport read() {
        try (InputStream zip = Files.newInputStream(file)) {
            return ExportCommand.archive(options.directory(), folders.get()).importInto(project, zip, onConflict);
        } catch (ArchiveRefusal refused) {
            String how = refused.kind() == ArchiveRefusal.Kind.EXISTS ? " Use --on-conflict skip or rename." : "";
            throw new CommandFailure(TextTable.printable(String.valueOf(refused.getMessage())) + how);
        } catch (NoSuchFileException missing) {
            throw new CommandFailure(
                    "There is no file '%s'. Name an archive that 'burr export' wrote."
                            .formatted(TextTable.printable(file.toString())),
                    missing);
        } catch (IOException failed) {
            throw new CommandFailure(
                    "'%s' can't be imported: %s".formatted(TextTable.printable(file.toString()), failed.getMessage()),
                    failed);
        }
    }

    private static void print(ImportReport report, Output output) {
        TextTable table = new TextTable("RUN", "IMPORTED AS", "REASON");
        for (ImportedRun run : report.runs()) {
            table.row(run.app(), run.importedAs(), run.reason());
        }
        output.print(table.toString());
        long imported =
                report.runs().stream().filter(run -> run.importedAs() != null).count();
        output.print("%,d of %,d runs were imported, with %,d annotations."
                .formatted(imported, report.runs().size(), report.annotations()));
    }

    private static Map<String, @Nullable Object> json(ImportReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("runs", report.runs().stream().map(ImportCommand::json).toList());
        json.put("annotations", report.annotations());
        return json;
    }

    private static Map<String, @Nullable Object> json(ImportedRun run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("app", run.app());
        json.put("importedAs", run.importedAs());
        json.put("reason", run.reason());
        return json;
    }

    /** What becomes of a run whose id another has, as somebody types it. */
    static final class Rule implements ITypeConverter<OnConflict> {
        @Override
        public OnConflict convert(String value) {
            return Arrays.stream(OnConflict.values())
                    .filter(rule -> rule.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is not what can be done. Use refuse, rename or skip.".formatted(value)));
        }
    }
}
