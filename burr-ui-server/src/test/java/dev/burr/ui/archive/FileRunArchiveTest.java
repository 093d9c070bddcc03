package dev.burr.ui.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.PowerCut;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.move.FileActions;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.FileAnnotations;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.ImportReport;
import dev.burr.ui.storage.ImportReport.ImportedRun;
import dev.burr.ui.storage.RunArchive.OnConflict;
import dev.burr.ui.storage.RunRefusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRunArchiveTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 20, 2 << 20, 20, 500, 1 << 20);
    private static final List<String> APPS = List.of("a,b;c 100%", "\uD83D\uDE00", "plain");
    private static final String LOG = "{\"type\":\"x\"}\n";

    @TempDir
    private Path folder;

    private Path storage;
    private FileAnnotations annotations;

    @BeforeEach
    void runs() throws IOException {
        storage = folder.resolve("storage");
        annotations = new FileAnnotations(new TrackingDirectory(storage), folders(), Clock.systemUTC());
        for (String app : APPS) {
            RunFiles.in(storage, "chat", app)
                    .graph("n", "count")
                    .partition("p")
                    .step(0, "count", Map.of("n", "\u00fc"));
            Files.setLastModifiedTime(
                    storage.resolve("chat").resolve(app).resolve("log.jsonl"),
                    FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
            annotations.create(
                    "chat",
                    new Annotation.Step(app, null, 0),
                    new Annotation.Content(null, "count", List.of(app), List.of()));
        }
    }

    private UserFolders folders() {
        Path data = folder.resolve("data");
        return new UserFolders(data, data, data);
    }

    private FileRunArchive archive() {
        return archive(FileActions.OF_THE_SYSTEM);
    }

    private FileRunArchive archive(FileActions actions) {
        TrackingDirectory directory = new TrackingDirectory(storage);
        return new FileRunArchive(
                directory,
                new FileTrackingRepository(directory),
                annotations,
                folder.resolve("data/import"),
                LIMITS,
                actions);
    }

    private byte[] exported(String... apps) throws IOException, RunRefusal {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        archive().export("chat", List.of(apps)).writeTo(zip);
        return zip.toByteArray();
    }

    private ImportReport imported(byte[] zip, OnConflict onConflict) throws IOException, ArchiveRefusal {
        return archive().importInto("copy", new ByteArrayInputStream(zip), onConflict);
    }

    private Map<String, String> contents(String project) throws IOException {
        Path top = storage.resolve(project);
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(top)) {
            try (Stream<Path> paths = Files.walk(top)) {
                paths.filter(Files::isRegularFile)
                        .filter(path -> !path.endsWith("annotations.jsonl"))
                        .forEach(path -> contents.put(top.relativize(path).toString(), content(path)));
            }
        }
        return contents;
    }

    private static String content(Path path) {
        try {
            return Files.readString(path)
                    + Files.getLastModifiedTime(path).toInstant().getEpochSecond();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] zip(String... names) {
        return zip(LOG.getBytes(StandardCharsets.UTF_8), names);
    }

    private static byte[] zip(byte[] content, String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : content);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The place of the first entry in the table of contents. */
    private static int table(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
    }

    private void assertNothingLeft() throws IOException {
        assertThat(storage.resolve("copy")).doesNotExist();
        assertThat(folder.resolve("data/import")).isEmptyDirectory();
        try (Stream<Path> top = Files.list(folder)) {
            assertThat(top.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("storage", "data");
        }
    }

    @Nested
    final class Exported {

        @Test
        void runsComeBackAsTheyWere() throws Exception {
            ImportReport report = imported(exported(), OnConflict.REFUSE);

            assertThat(report.runs()).extracting(ImportedRun::importedAs).containsExactlyInAnyOrderElementsOf(APPS);
            assertThat(report.annotations()).isEqualTo(3);
            assertThat(contents("copy")).isEqualTo(contents("chat")).hasSize(9);
            List<Annotation> notes = annotations.annotations("copy").readable().orElseThrow();
            assertThat(notes).extracting(Annotation::projectId).containsOnly("copy");
            assertThat(notes).extracting(note -> note.step().appId()).containsExactlyElementsOf(APPS);
            assertThat(folder.resolve("data/import")).isEmptyDirectory();
        }

        @Test
        void someRunsComeWithTheirAnnotationsOnly() throws Exception {
            ImportReport report = imported(exported("plain"), OnConflict.REFUSE);

            assertThat(report.runs()).containsExactly(new ImportedRun("plain", "plain", null));
            assertThat(report.annotations()).isEqualTo(1);
        }

        @Test
        void aLineThatIsNotCompleteIsLeftOut() throws Exception {
            Path log = storage.resolve("chat/plain/log.jsonl");
            String lines = Files.readString(log);
            Files.writeString(log, lines + "{\"type\":\"" + "x".repeat(200_000));

            imported(exported("plain"), OnConflict.REFUSE);

            assertThat(storage.resolve("copy/plain/log.jsonl")).hasContent(lines);
        }

        @Test
        void whatLeadsOutOfTheStorageIsLeftOut() throws Exception {
            Path secret = Files.writeString(folder.resolve("secret"), "secret");
            Files.delete(storage.resolve("chat/plain/graph.json"));
            Files.createSymbolicLink(storage.resolve("chat/plain/graph.json"), secret);

            imported(exported("plain"), OnConflict.REFUSE);

            assertThat(storage.resolve("copy/plain/log.jsonl")).exists();
            assertThat(storage.resolve("copy/plain/graph.json")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"nope", "..", "", "../chat/plain", "annotations.jsonl", "a\0b"})
        void noRunIsRefused(String app) {
            assertThatThrownBy(() -> exported("plain", app)).isInstanceOf(RunRefusal.class);
            assertThatThrownBy(() -> archive().export(app, List.of())).isInstanceOf(RunRefusal.class);
        }
    }

    @Nested
    final class AnIdThatIsTaken {

        @BeforeEach
        void takeOne() {
            RunFiles.in(storage, "copy", "plain").step(0, "other", Map.of("n", 2));
        }

        @Test
        void refusesAll() throws Exception {
            byte[] zip = exported();
            Map<String, String> before = contents("copy");

            assertThatThrownBy(() -> imported(zip, OnConflict.REFUSE))
                    .isInstanceOfSatisfying(ArchiveRefusal.class, refusal -> assertThat(refusal.kind())
                            .isEqualTo(ArchiveRefusal.Kind.EXISTS))
                    .hasMessage(
                            "Project 'copy' has 1 of the runs in the archive already: 'plain'. Have those skipped or"
                                    + " renamed.");
            assertThat(contents("copy")).isEqualTo(before);
        }

        @Test
        void isSkipped() throws Exception {
            String before = contents("copy").get("plain/log.jsonl");

            ImportReport report = imported(exported(), OnConflict.SKIP);

            assertThat(report.runs()).contains(new ImportedRun("plain", null, "It is there already."));
            assertThat(report.annotations()).isEqualTo(2);
            assertThat(contents("copy")).hasSize(7).containsEntry("plain/log.jsonl", before);
        }

        @Test
        void isGivenAnother() throws Exception {
            imported(exported("plain"), OnConflict.RENAME);

            ImportReport report = imported(exported("plain"), OnConflict.RENAME);

            assertThat(report.runs()).containsExactly(new ImportedRun("plain", "plain-3", null));
            assertThat(annotations.annotations("copy").readable().orElseThrow())
                    .extracting(note -> note.id() + note.step().appId())
                    .containsExactly("2plain-2", "3plain-3");
        }
    }

    @Test
    void importsIntoAnotherFileSystem() throws Exception {
        byte[] zip = exported();
        FileActions actions = new PowerCut(storage, true, Integer.MAX_VALUE);

        archive(actions).importInto("copy", new ByteArrayInputStream(zip), OnConflict.REFUSE);

        assertThat(contents("copy")).isEqualTo(contents("chat"));
        try (Stream<Path> names = Files.list(storage.resolve("copy"))) {
            assertThat(names.filter(path -> path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void takesAnArchiveThatSomebodyMadeOfAFolder() throws Exception {
        ImportReport report = imported(
                zip(
                        "chat/",
                        "chat/run/",
                        "chat/run/log.jsonl",
                        "chat/run/.lock",
                        "chat/.DS_Store",
                        "__MACOSX/chat/._run"),
                OnConflict.REFUSE);

        assertThat(report.runs()).containsExactly(new ImportedRun("run", "run", null));
        assertThat(contents("copy")).containsOnlyKeys("run/log.jsonl");
    }

    @Test
    void leavesOutARunWithoutLogThatWouldHideTheProjectFromBurr() throws Exception {
        ImportReport report = imported(zip("p/a/log.jsonl", "p/b/graph.json"), OnConflict.REFUSE);

        assertThat(report.runs())
                .containsExactlyInAnyOrder(
                        new ImportedRun("a", "a", null), new ImportedRun("b", null, "It has no log.jsonl."));
        assertThat(storage.resolve("copy/b")).doesNotExist();
    }

    @Nested
    final class Refused {

        private void assertRefused(byte[] zip, String why) throws IOException {
            assertThatThrownBy(() -> imported(zip, OnConflict.RENAME))
                    .isInstanceOf(ArchiveRefusal.class)
                    .hasMessageContaining(why);
            assertNothingLeft();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "../x/log.jsonl",
                    "p/../log.jsonl",
                    "p/../../log.jsonl",
                    "/p/a/log.jsonl",
                    "//p/a/log.jsonl",
                    "p//log.jsonl",
                    "p/./log.jsonl",
                    "p\\a\\log.jsonl",
                    "p/..\\a/log.jsonl",
                    "p/a\u0000/log.jsonl",
                    "p/a\n/log.jsonl",
                    "../",
                    "p/.././"
                })
        void isANameThatCouldLeadElsewhere(String name) throws IOException {
            assertRefused(zip("p/ok/log.jsonl", name), "has a name that could lead elsewhere.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "log.jsonl",
                    "p/log.jsonl",
                    "p/a/other.txt",
                    "p/a/b/log.jsonl",
                    "p/a/LOG.JSONL",
                    "p/a/annotations.jsonl",
                    "p/.git/config"
                })
        void isAFileOfNoRun(String name) throws IOException {
            assertRefused(
                    zip("p/ok/log.jsonl", name), name.contains("/") ? "is no file of a run" : "of another project");
        }

        @ParameterizedTest
        @ValueSource(strings = {"p/.hidden/log.jsonl", "p/annotations.jsonl/log.jsonl"})
        void isAnIdThatCouldBeNoRun(String name) throws IOException {
            assertRefused(zip("p/ok/log.jsonl", name), "whose id can't be the name of a folder");
        }

        @Test
        void areTwoProjects() throws IOException {
            assertRefused(zip("p/a/log.jsonl", "q/b/log.jsonl"), "Entry 'q/b/log.jsonl' is of another project");
        }

        @Test
        void isANameThatIsThereTwice() throws IOException {
            byte[] zip = zip("p/a/log.jsonl", "p/b/log.jsonl");
            for (int i = 0; i < zip.length - 2; i++) {
                if (zip[i] == 'p' && zip[i + 1] == '/' && zip[i + 2] == 'b') {
                    zip[i + 2] = 'a';
                }
            }
            assertRefused(zip, "Entry 'p/a/log.jsonl' is in it twice.");
        }

        @Test
        void isALink() throws IOException {
            byte[] zip = zip("p/a/log.jsonl");
            zip[table(zip) + 38 + 3] = (byte) 0xA1;
            assertRefused(zip, "Entry 'p/a/log.jsonl' is a link or no file.");
        }

        @Test
        void isWhatIsEncrypted() throws IOException {
            byte[] zip = zip("p/a/log.jsonl");
            zip[table(zip) + 8] |= 1;
            assertRefused(zip, "Entry 'p/a/log.jsonl' is encrypted.");
        }

        @Test
        void isAnUnknownCompression() throws IOException {
            byte[] zip = zip("p/a/log.jsonl");
            zip[table(zip) + 10] = 12;
            assertRefused(zip, "is compressed in a way that is not read");
        }

        @Test
        void areTooManyEntries() throws IOException {
            String[] names = Stream.iterate(0, n -> n + 1)
                    .limit(21)
                    .map(n -> "p/" + n + "/log.jsonl")
                    .toArray(String[]::new);
            assertRefused(zip(names), "The archive has 21 entries, and 20 are taken.");
        }

        @Test
        void isABomb() throws IOException {
            assertRefused(zip(new byte[(1 << 20) + 1], "p/a/log.jsonl"), "more than 500 times as large");
            byte[] many = zip(new byte[1 << 20], "p/a/log.jsonl", "p/b/log.jsonl", "p/c/log.jsonl");
            assertRefused(many, "The archive");
        }

        @Test
        void isWhatHasMoreThanIsTakenUnpacked() throws IOException {
            byte[] noise = new byte[700_000];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) (i * 31 >> 3);
            }
            assertRefused(
                    zip(noise, "p/a/log.jsonl", "p/b/log.jsonl", "p/c/log.jsonl"),
                    "have more than the 2,097,152 bytes that are taken.");
        }

        @Test
        void isABombThatLiesAboutItsSize() throws IOException {
            byte[] zip = zip(new byte[(1 << 20) + 1], "p/a/log.jsonl");
            ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(table(zip) + 24, 10);
            assertRefused(zip, "An entry of it is damaged or has another size than it says.");
        }

        @Test
        void isWhatLiesOverItself() throws IOException {
            byte[] zip = zip("p/a/log.jsonl");
            ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(table(zip) + 20, 100_000);
            assertRefused(zip, "Its entries lie over each other.");
        }

        @Test
        void isAnArchiveThatIsTooLarge() throws IOException {
            assertRefused(new byte[(1 << 20) + 1], "The archive has more than the 1,048,576 bytes that are taken.");
        }

        @Test
        void isWhatIsNoArchive() throws IOException {
            assertRefused(new byte[0], "is no zip archive that can be read.");
            assertRefused("PK\3\4 but no more".getBytes(StandardCharsets.UTF_8), "is no zip archive that can be read.");
            assertRefused(new byte[100_000], "is no zip archive that can be read.");
            assertRefused(zip("p/"), "There is no run in it");
        }

        @Test
        void isADamagedContent() throws IOException {
            byte[] zip = zip("p/a/log.jsonl");
            zip[30 + "p/a/log.jsonl".length() + 2] ^= 0x55;
            assertThatThrownBy(() -> imported(zip, OnConflict.REFUSE))
                    .isInstanceOf(ArchiveRefusal.class)
                    .hasMessageContaining("damaged");
            assertNothingLeft();
        }

        /** Wherever a download ended, and whichever byte was hit, there is an import or a refusal, and nothing else. */
        @Test
        void isWhatIsTornOrHasAWrongByte() throws Exception {
            byte[] zip = exported("plain");
            for (int length = 0; length < zip.length; length += 3) {
                byte[] torn = Arrays.copyOf(zip, length);
                assertThatThrownBy(() -> imported(torn, OnConflict.RENAME)).isInstanceOf(ArchiveRefusal.class);
            }
            for (int place = table(zip); place < zip.length; place += 2) {
                byte[] wrong = zip.clone();
                wrong[place] ^= 0x41;
                try {
                    imported(wrong, OnConflict.RENAME);
                } catch (ArchiveRefusal refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
            assertThat(folder.resolve("data/import")).isEmptyDirectory();
            try (Stream<Path> top = Files.list(folder)) {
                assertThat(top).hasSize(2);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"..", "", "a/b", ".", "a\0b", "con"})
        void isAProjectThatCouldBeNone(String project) {
            assertThatThrownBy(() -> archive()
                            .importInto(project, new ByteArrayInputStream(zip("p/a/log.jsonl")), OnConflict.REFUSE))
                    .isInstanceOf(ArchiveRefusal.class);
        }
    }

    @Test
    void deletesWhatAKilledImportHasLeftADayAgo() throws Exception {
        Path left = Files.createDirectories(folder.resolve("data/import/left/0"));
        Path live = Files.createDirectories(folder.resolve("data/import/live/0"));
        Path copied = Files.createDirectories(storage.resolve("copy/.1.importing"));
        Path run = Files.createDirectories(storage.resolve("copy/old.importing"));
        for (Path path : List.of(copied, run)) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(86_500)));
        }
        Files.setLastModifiedTime(left.getParent(), FileTime.from(Instant.now().minusSeconds(86_500)));

        imported(zip("p/a/log.jsonl"), OnConflict.REFUSE);

        assertThat(left).doesNotExist();
        assertThat(live).exists();
        assertThat(copied).doesNotExist();
        assertThat(run).exists();
    }
}
