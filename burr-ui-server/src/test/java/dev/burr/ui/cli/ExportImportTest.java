package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.folders.UserFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code burr export} and {@code burr import}, as somebody at a terminal or a script uses them. */
final class ExportImportTest {

    @TempDir
    private Path storage;

    @TempDir
    private Path elsewhere;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void runs() {
        RunFiles.in(storage, "chats", "one").step(0, "count", Map.of("n", 1));
        RunFiles.in(storage, "chats", "two").step(0, "count", Map.of("n", 2));
    }

    private int run(String... arguments) {
        UserFolders folders = new UserFolders(elsewhere, elsewhere.resolve("data"), elsewhere);
        CommandLine burr = Burr.explaining(new CommandLine(new Nothing())
                .addSubcommand(new ExportCommand(() -> folders))
                .addSubcommand(new ImportCommand(() -> folders)));
        burr.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new ArrayList<>(List.of(arguments));
        all.add("--storage=" + storage);
        return burr.execute(all.toArray(String[]::new));
    }

    @Test
    void takesAProjectFromOneStorageToAnother() throws IOException {
        Path zip = elsewhere.resolve("chats.zip");

        assertThat(run("export", "--project=chats", "--output=" + zip))
                .as(err::toString)
                .isZero();
        assertThat(run("import", zip.toString(), "--project=copies"))
                .as(err::toString)
                .isZero();

        assertThat(out.toString()).contains("Wrote " + zip).contains("2 of 2 runs were imported, with 0 annotations.");
        assertThat(new TrackingDirectory(storage).application("copies", "two").log())
                .hasSameTextualContentAs(storage.resolve("chats/two/log.jsonl"));
        assertThat(zip.resolveSibling("chats.zip.part")).doesNotExist();
    }

    @Test
    void takesTheRunsThatAreNamedAndAnswersPrograms() {
        Path zip = elsewhere.resolve("one.zip");

        assertThat(run("export", "--project=chats", "--app=one", "-o", zip.toString(), "--json"))
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run("import", zip.toString(), "--project=chats", "--on-conflict=rename", "--json"))
                .isZero();

        assertThat(Serde.standard().parse(out.toString()))
                .isEqualTo(
                        Serde.standard()
                                .parse(
                                        "{\"runs\":[{\"app\":\"one\",\"importedAs\":\"one-2\",\"reason\":null}],\"annotations\":0}"));
    }

    @Test
    void saysWhatItCanNotDo() throws IOException {
        Path zip = elsewhere.resolve("chats.zip");
        assertThat(run("export", "--project=nope", "-o", zip.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("Project 'nope' is not in the storage.")
                .contains("burr list --project nope");
        assertThat(zip).doesNotExist();

        Files.writeString(zip, "mine");
        assertThat(run("export", "--project=chats", "-o", zip.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already. Name another with --output, or use --force.");
        assertThat(zip).hasContent("mine");

        assertThat(run("import", zip.toString(), "--project=copies")).isEqualTo(1);
        assertThat(err.toString()).contains("is no zip archive that can be read.");
        assertThat(run("import", elsewhere.resolve("none").toString(), "--project=copies"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no file ");

        assertThat(run("export", "--project=chats", "-o", zip.toString(), "--force"))
                .isZero();
        assertThat(run("import", zip.toString(), "--project=chats")).isEqualTo(1);
        assertThat(err.toString()).contains("Use --on-conflict skip or rename.");
        assertThat(run("import", zip.toString(), "--project=chats", "--on-conflict=replace"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Use refuse, rename or skip.");
    }

    @CommandLine.Command(name = "burr")
    private static final class Nothing {}
}
