package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.burr.serde.Serde;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.ui.fixture.RunFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code burr prune}, as somebody at a terminal or a script uses it. */
final class PruneCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private ApplicationFiles ended(String project, String app, int daysAgo) throws IOException {
        return last(RunFiles.in(folder, project, app).step(0, "count", Map.of("n", 1)), daysAgo);
    }

    private static ApplicationFiles last(RunFiles run, int daysAgo) throws IOException {
        Instant time = Instant.now().minus(Duration.ofDays(daysAgo));
        Files.setLastModifiedTime(run.files().log(), FileTime.from(time));
        return run.files();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--storage=" + folder);
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        Browser browser = Browser.of("Linux", Map.of());
        CommandLine burr = Burr.commandLine(
                new UiLaunch(
                        settings -> {
                            throw new AssertionError("No server is started.");
                        },
                        browser,
                        none),
                new DemoService(null, browser, none));
        burr.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return burr.execute(all.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json() {
        return (Map<String, Object>) Serde.standard().parse(out.toString());
    }

    @Test
    void deletesWhatIsTooOldInEachProject() throws IOException {
        ApplicationFiles chat = ended("chats", "old", 31);
        ApplicationFiles order = ended("orders", "older", 40);
        ApplicationFiles kept = ended("orders", "new", 29);

        assertThat(run("prune", "--max-age=30d")).isZero();

        assertThat(chat.folder()).doesNotExist();
        assertThat(order.folder()).doesNotExist();
        assertThat(kept.log()).exists();
        assertThat(out.toString().lines()).hasSize(4).first().asString().startsWith("PROJECT  RUN    LAST ACTIVITY");
        assertThat(out.toString().lines().toList().get(1))
                .startsWith("chats    old    ")
                .endsWith("max-age  deleted");
        assertThat(out.toString()).containsPattern("2 runs were deleted, which freed \\d+ bytes\\.");
    }

    @Test
    void deletesInOneProjectWhereItIsNamed() throws IOException {
        ApplicationFiles chat = ended("chats", "old", 31);
        ApplicationFiles order = ended("orders", "old", 31);

        assertThat(run("prune", "--max-age=30d", "--project=chats")).isZero();

        assertThat(chat.folder()).doesNotExist();
        assertThat(order.log()).exists();
    }

    @Test
    void saysWhatItWouldDelete() throws IOException {
        ApplicationFiles old = ended("chats", "old", 2);
        ended("chats", "new", 1);

        assertThat(run("prune", "--max-runs=1", "--dry-run")).isZero();

        assertThat(old.log()).exists();
        assertThat(out.toString().lines().toList().get(1)).endsWith("max-runs  would be deleted");
        assertThat(out.toString())
                .contains("1 run would be deleted, which would free " + Files.size(old.log()) + " bytes.");
    }

    @Test
    void saysWhyARunStays() throws IOException {
        RunFiles running = RunFiles.in(folder, "chats", "running")
                .metadata(new MetadataDocument(null, null, null, WriterIdentity.current()))
                .begin(0, "count");
        last(running, 50);
        ended("chats", "new", 0);

        assertThat(run("prune", "--max-age=30d")).isZero();
        assertThat(out.toString())
                .contains("max-age  kept: a step of it is still running")
                .contains("0 runs were deleted, which freed 0 bytes.");
        assertThat(running.files().log()).exists();
    }

    @Test
    void findsNothing() throws IOException {
        ended("chats", "new", 1);

        assertThat(run("prune", "--max-bytes=1GB")).isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("Nothing is beyond the limits.\n");
    }

    @Test
    void tellsPrograms() throws IOException {
        ApplicationFiles old = ended("chats", "old", 2);
        long bytes = Files.size(old.log());
        Files.write(ended("chats", "notes", 3).folder().resolve("notes.txt"), new byte[1]);

        assertThat(run("prune", "--max-bytes=1B", "--json")).isZero();

        assertThat(json())
                .containsEntry("dryRun", false)
                .containsEntry("deletedRuns", 1)
                .containsEntry("freedBytes", (int) bytes);
        assertThat(json().get("runs"))
                .asInstanceOf(LIST)
                .satisfiesExactly(
                        kept -> assertThat(kept)
                                .asString()
                                .contains(
                                        "appId=notes",
                                        "limit=bytes",
                                        "outcome=kept",
                                        "reason=there are other files in its folder"),
                        deleted -> assertThat(deleted)
                                .asString()
                                .contains("project=chats", "appId=old", "outcome=deleted", "reason=null"));
    }

    @Test
    void tellsProgramsThatItWouldDelete() throws IOException {
        ended("chats", "old", 2);

        assertThat(run("prune", "--max-bytes=1B", "--json", "--dry-run")).isZero();

        assertThat(json()).containsEntry("dryRun", true).containsEntry("deletedRuns", 1);
        assertThat(json().get("runs")).asString().contains("outcome=would_delete");
    }

    @Test
    void saysWhatThereIsInPlaceOfAProjectThatIsNot() throws IOException {
        ended("chats", "old", 2);

        assertThat(run("prune", "--max-age=1d", "--project=chat")).isEqualTo(1);

        assertThat(err.toString()).startsWith("There is no project 'chat' in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prune | No limit is given. Say what to keep, with --max-age 30d, --max-runs 1000 or --max-bytes 10GB.",
                "prune --max-age=soon | Invalid value for option '--max-age': 'soon' is not a length of time.",
                "prune --max-age=-1d | Invalid value for option '--max-age': '-1d' is not a length of time.",
                "prune --max-runs=0 | Invalid value for option '--max-runs': '0' is not a number of runs to keep.",
                "prune --max-bytes=10XB | Invalid value for option '--max-bytes': '10XB' is not a size.",
                "prune --max-bytes=0 | Invalid value for option '--max-bytes': '0' is not a size."
            })
    void saysWhatIsWrongWithTheCommand(String command, String explanation) throws IOException {
        ended("chats", "old", 2);

        assertThat(run(command.split(" "))).isEqualTo(2);

        assertThat(err.toString()).startsWith(explanation).contains("--help' lists what can be used.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void takesDaysWhereNoUnitIsGiven() throws IOException {
        ApplicationFiles kept = ended("chats", "new", 29);

        assertThat(run("prune", "--max-age=30")).isZero();

        assertThat(kept.log()).exists();
    }

    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1023,'1,023 bytes'", "1536,1.5 KB", "1048576,1.0 MB", "1099511627776000,'1,000.0 TB'"})
    void tellsHowMuchInWords(long bytes, String words) {
        assertThat(ByteCount.words(bytes)).isEqualTo(words);
    }
}
