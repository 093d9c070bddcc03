package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.move.FileActions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileAnnotationsTest {

    private static final Annotation.Step STEP = new Annotation.Step("run", null, 3);
    private static final String LINE =
            "{\"span_id\":null,\"step_name\":\"%s\",\"tags\":[],\"observations\":[],\"id\":%d,"
                    + "\"project_id\":\"project\",\"app_id\":\"run\",\"partition_key\":null,\"step_sequence_id\":3,"
                    + "\"created\":\"%s\",\"updated\":\"%s\"}\n";

    @TempDir
    private Path storage;

    @TempDir
    private Path own;

    private Path file;

    @BeforeEach
    void project() throws IOException {
        file = Files.createDirectory(storage.resolve("project")).resolve("annotations.jsonl");
    }

    private FileAnnotations at(String time) {
        return at(time, FileActions.OF_THE_SYSTEM);
    }

    private FileAnnotations at(String time, FileActions actions) {
        return new FileAnnotations(
                new TrackingDirectory(storage), own, actions, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private FileAnnotations annotations() {
        return at("2026-11-25T10:00:00Z");
    }

    private static Annotation.Content says(String stepName) {
        return new Annotation.Content(null, stepName, List.of(), List.of());
    }

    private List<String> read() {
        return annotations().annotations("project").readable().orElseThrow().stream()
                .map(note -> note.id() + " " + note.content().stepName())
                .toList();
    }

    @Test
    void replacesANoteOnlyAsItWasRead() throws Exception {
        FileAnnotations notes = at("2026-11-25T10:00:00Z");
        Annotation read = notes.create("project", STEP, says("one")).orElseThrow();
        Annotation theirs =
                at("2026-11-25T11:00:00Z").update("project", 0, says("theirs")).orElseThrow();

        assertThatThrownBy(() -> notes.update("project", 0, read.updated(), says("mine")))
                .isInstanceOf(StaleAnnotation.class)
                .hasMessageContaining("Annotation 0 was changed at 2026-11-25T11:00:00");
        assertThat(notes.annotations("project").readable().orElseThrow()).containsExactly(theirs);

        assertThat(notes.update("project", 0, theirs.updated(), says("mine")))
                .get()
                .satisfies(now -> assertThat(now.content().stepName()).isEqualTo("mine"));
        assertThat(notes.update("project", 7, theirs.updated(), says("mine"))).isEmpty();
    }

    @Test
    void writesALineAsBurrHasIt() throws IOException {
        Annotation.Content content = new Annotation.Content(
                "3:0",
                "count",
                List.of("to-review"),
                List.of(new Annotation.Observation(
                        Map.of("note", "\u00fc\n"),
                        true,
                        List.of(new Annotation.DataPointer("attribute", "tokens", null)))));

        annotations().create("project", new Annotation.Step("run", "key", 3), content);

        assertThat(file)
                .hasContent("{\"span_id\":\"3:0\",\"step_name\":\"count\",\"tags\":[\"to-review\"],"
                        + "\"observations\":[{\"data_fields\":{\"note\":\"\u00fc\\n\"},\"thumbs_up_thumbs_down\":true,"
                        + "\"data_pointers\":[{\"type\":\"attribute\",\"field_name\":\"tokens\",\"span_id\":null}]}],"
                        + "\"id\":0,\"project_id\":\"project\",\"app_id\":\"run\",\"partition_key\":\"key\","
                        + "\"step_sequence_id\":3,\"created\":\"2026-11-25T10:00:00.000000Z\","
                        + "\"updated\":\"2026-11-25T10:00:00.000000Z\"}\n");
    }

    @Test
    void numbersBehindTheHighest() throws IOException {
        Files.writeString(file, LINE.formatted("old", 7, "x", "x") + LINE.formatted("older", 2, "x", "x"));

        annotations().create("project", STEP, says("new"));

        assertThat(read()).containsExactly("7 old", "2 older", "8 new");
    }

    @Test
    void endsATornLineFirst() throws IOException {
        Files.writeString(file, "{\"span_id\":null,\"step_na");

        annotations().create("project", STEP, says("new"));

        assertThat(read()).containsExactly("0 new");
        assertThat(Files.readString(file)).startsWith("{\"span_id\":null,\"step_na\n{");
    }

    @Test
    void replacesOneLineAndKeepsAllOthersAsTheyAre() throws IOException {
        String before = "not a note\n" + LINE.formatted("first", 0, "2026-01-01T00:00:00", "2026-01-01T00:00:00");
        String behind = "\n" + LINE.formatted("last", 1, "x", "x") + "torn";
        Files.writeString(file, before + LINE.formatted("old", 5, "2026-01-01T00:00:00", "x") + behind);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        Optional<Annotation> updated = at("2026-11-25T11:00:00.5Z").update("project", 5, says("a longer one"));

        assertThat(updated.orElseThrow().content().stepName()).isEqualTo("a longer one");
        assertThat(Files.readString(file))
                .isEqualTo(before
                        + LINE.formatted("a longer one", 5, "2026-01-01T00:00:00", "2026-11-25T11:00:00.500000Z")
                        + behind);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void replacesALastLineWithoutEnd() throws IOException {
        Files.writeString(file, LINE.formatted("only", 0, "x", "x").trim());

        annotations().update("project", 0, says("new"));

        assertThat(read()).containsExactly("0 new");
    }

    @Test
    void findsNeitherAnotherProjectNorAnotherNote() throws IOException {
        assertThat(annotations().create("nope", STEP, says("new"))).isEmpty();
        assertThat(annotations().create("..", STEP, says("new"))).isEmpty();
        assertThat(annotations().update("project", 0, says("new"))).isEmpty();
        assertThat(annotations().annotations("nope").readable()).isEmpty();
        assertThat(read()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() {
        FileAnnotations[] servers = {annotations(), annotations()};

        IntStream.range(0, 64).parallel().forEach(n -> {
            try {
                long id = servers[n % 2]
                        .create("project", STEP, says("new"))
                        .orElseThrow()
                        .id();
                servers[(n + 1) % 2].update("project", id, says("updated"));
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });

        assertThat(read())
                .containsExactlyElementsOf(
                        IntStream.range(0, 64).mapToObj(n -> n + " updated").toList());
    }

    @Test
    void reportsLinesThatCannotBeReadAndShowsTheOthers() throws IOException {
        String tooLong = "x".repeat(AnnotationFile.LONGEST_LINE + 1) + "\n";
        Files.writeString(file, tooLong + "secret\n{}\n" + LINE.formatted("readable", 0, "x", "x"));

        Document<List<Annotation>> notes = annotations().annotations("project");

        assertThat(notes.readable().orElseThrow()).hasSize(1);
        assertThat(notes.problem())
                .isEqualTo("3 lines of annotations.jsonl cannot be read. The first of them: It is 4,194,305 bytes long,"
                        + " more than the 4,194,304 that are read.")
                .doesNotContain("secret");
    }

    @Test
    void doesNotReadAFileWithoutBound() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(AnnotationFile.LARGEST + 1L);
        }

        assertThat(annotations().annotations("project").readable()).isEmpty();
        assertThat(annotations().annotations("project").problem())
                .isEqualTo("annotations.jsonl cannot be read. It has more than the 67,108,864 bytes that are read."
                        + " Move old notes elsewhere.");
        assertThatThrownBy(() -> annotations().create("project", STEP, says("new")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Move old notes elsewhere.");
        assertThat(file).hasSize(AnnotationFile.LARGEST + 1L);
    }

    @Test
    void neitherReadsNorWritesOutsideOfTheStorage(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("notes"), LINE.formatted("outside", 0, "x", "x"));
        Files.createSymbolicLink(file, outside);

        assertThat(annotations().annotations("project").problem()).contains("leads out of the storage");
        assertThatThrownBy(() -> annotations().create("project", STEP, says("new")))
                .hasMessageContaining("leads out of the storage");
        assertThatThrownBy(() -> annotations().update("project", 0, says("new")))
                .hasMessageContaining("leads out of the storage");
        assertThat(outside).hasContent(LINE.formatted("outside", 0, "x", "x"));
    }

    @Test
    void refusesANoteThatCouldNotBeReadAgain() {
        assertThatThrownBy(() -> annotations().create("project", STEP, says("x".repeat(AnnotationFile.LONGEST_LINE))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A note may have 4,194,304");
        assertThat(file).doesNotExist();
    }

    /** The power goes when a complete new file is about to be put into its place. */
    private static FileActions crashing(boolean acrossFileSystems) {
        return new FileActions() {
            @Override
            public void rename(Path from, Path to) throws IOException {
                if (acrossFileSystems && !from.getParent().equals(to.getParent())) {
                    throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "another file system");
                }
                throw new AssertionError("power cut");
            }

            @Override
            public void delete(Path path) {
                // Nothing is deleted any more.
            }
        };
    }

    private List<String> namesInProject() throws IOException {
        try (Stream<Path> names = Files.list(file.getParent())) {
            return names.map(name -> name.getFileName().toString()).toList();
        }
    }

    @Test
    void leavesNothingInTheProjectWhenTheProcessDies() throws IOException {
        annotations().create("project", STEP, says("old"));

        assertThatThrownBy(() -> at("2026-11-25T10:00:00Z", crashing(false)).update("project", 0, says("new")))
                .hasMessage("power cut");

        assertThat(namesInProject()).containsExactly("annotations.jsonl");
        assertThat(read()).containsExactly("0 old");
    }

    @Test
    void cleansUpWhatADeadProcessLeftInTheProjectBetweenFileSystems() throws IOException {
        annotations().create("project", STEP, says("old"));
        assertThatThrownBy(() -> at("2026-11-25T10:00:00Z", crashing(true)).update("project", 0, says("new")))
                .hasMessage("power cut");
        Path left = file.resolveSibling(namesInProject().stream()
                .filter(name -> name.endsWith(".tmp"))
                .findFirst()
                .orElseThrow());
        Files.writeString(file.resolveSibling(".mine.tmp"), "somebody else's");

        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-11-25T09:00:01Z")));
        annotations().update("project", 0, says("newer"));
        assertThat(left).as("might still be written").exists();

        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-11-25T08:59:59Z")));
        annotations().update("project", 0, says("newest"));
        assertThat(namesInProject()).containsExactlyInAnyOrder("annotations.jsonl", ".mine.tmp");
        assertThat(read()).containsExactly("0 newest");
    }

    @Test
    void replacesANoteWhereItsOwnFolderCannotBe() throws IOException {
        own = Files.createFile(own.resolve("a file"));
        annotations().create("project", STEP, says("old"));

        annotations().update("project", 0, says("new"));

        assertThat(read()).containsExactly("0 new");
        assertThat(namesInProject()).containsExactly("annotations.jsonl");
    }

    @Test
    void deletesOneNoteAndKeepsAllOtherLines() throws IOException {
        String before = "not a note\n" + LINE.formatted("first", 0, "x", "x");
        String behind = LINE.formatted("last", 2, "x", "x") + "torn";
        Files.writeString(file, before + LINE.formatted("old", 1, "x", "x") + behind);

        Optional<Annotation> deleted = annotations().delete("project", 1);

        assertThat(deleted.orElseThrow().content().stepName()).isEqualTo("old");
        assertThat(Files.readString(file)).isEqualTo(before + behind);
        assertThat(annotations().delete("project", 1)).isEmpty();
        assertThat(annotations().delete("nope", 1)).isEmpty();
    }

    @Test
    void removesOnlyNotesThatAreStillAsTheyWere() throws IOException {
        Files.writeString(
                file,
                LINE.formatted("a", 0, "x", "x") + LINE.formatted("b", 1, "x", "x") + LINE.formatted("c", 2, "x", "x"));
        List<Annotation> notes = annotations().annotations("project").readable().orElseThrow();
        annotations().update("project", 1, says("changed"));

        annotations().remove("project", notes.subList(0, 2));

        assertThat(read()).containsExactly("1 changed", "2 c");
    }

    @Test
    void restoresNotesUnderTheirIdsOnceAndUnderOthersWhereTheseAreTaken() throws IOException {
        Files.writeString(file, LINE.formatted("a", 3, "x", "x") + LINE.formatted("b", 5, "x", "x"));
        List<Annotation> notes = annotations().annotations("project").readable().orElseThrow();
        annotations().remove("project", notes);
        Files.writeString(file, LINE.formatted("new", 3, "y", "y"));

        List<Annotation> restored = annotations().restore("project", notes).orElseThrow();
        annotations().restore("project", restored);

        assertThat(restored).extracting(Annotation::id).containsExactly(4L, 5L);
        assertThat(restored).extracting(Annotation::created).containsOnly("x");
        assertThat(read()).containsExactly("3 new", "4 a", "5 b");
    }

    @Test
    void restoresANoteUnderAnotherIdWhereItsOwnWouldLeaveNoneBehindIt() throws IOException {
        Files.writeString(file, LINE.formatted("a", Long.MAX_VALUE, "x", "x") + LINE.formatted("b", -7, "x", "x"));
        List<Annotation> notes = annotations().annotations("project").readable().orElseThrow();
        Files.delete(file);

        annotations().restore("project", notes);

        assertThat(read()).containsExactly("0 a", "1 b");
    }

    /** A server on another machine has no part in the lock. This one writes when ours has looked at the file. */
    private FileAnnotations besideOneElsewhere(String line) {
        AtomicBoolean written = new AtomicBoolean();
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                if (written.compareAndSet(false, true)) {
                    try {
                        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
                return Instant.parse("2026-11-25T10:00:00Z");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new FileAnnotations(new TrackingDirectory(storage), own, FileActions.OF_THE_SYSTEM, clock);
    }

    @Test
    void numbersANoteAnewWhoseIdAServerElsewhereHasGivenMeanwhile() throws IOException {
        annotations().create("project", STEP, says("first"));

        Optional<Annotation> created = besideOneElsewhere(
                        LINE.formatted("theirs", 1, "x", "x") + LINE.formatted("theirs too", 2, "x", "x"))
                .create("project", STEP, says("ours"));

        assertThat(created.orElseThrow().id()).isEqualTo(3);
        assertThat(read()).containsExactly("0 first", "1 theirs", "2 theirs too", "3 ours");
    }

    @Test
    void replacesANoteInAFileThatAServerElsewhereWritesToMeanwhile() throws IOException {
        annotations().create("project", STEP, says("old"));

        besideOneElsewhere(LINE.formatted("theirs", 1, "x", "x")).update("project", 0, says("new"));

        assertThat(read()).containsExactly("0 new", "1 theirs");
    }
}
