package dev.burr.ui.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.PowerCut;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.move.FileActions;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.FileAnnotations;
import dev.burr.ui.storage.RunRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRunTrashTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ApplicationKey RUN = new ApplicationKey("chat", "a;b 100%");
    private static final ApplicationKey OTHER = new ApplicationKey("chat", "other");

    @TempDir
    private Path folder;

    private Path storage;
    private TrackingDirectory directory;
    private FileAnnotations annotations;

    @BeforeEach
    void runs() throws IOException {
        runsIn("0");
    }

    /** Two runs of a project, with an annotation each. */
    private void runsIn(String place) throws IOException {
        storage = folder.resolve(place).resolve("storage");
        directory = new TrackingDirectory(storage);
        annotations = new FileAnnotations(directory, folders(), clock(NOW));
        for (ApplicationKey key : List.of(RUN, OTHER)) {
            RunFiles.in(storage, key.project(), key.app())
                    .graph("n", "count")
                    .metadata(MetadataDocument.EMPTY)
                    .step(0, "count", Map.of("n", 1));
            annotations.create(
                    key.project(),
                    new Annotation.Step(key.app(), null, 0),
                    new Annotation.Content(null, "count", List.of(key.app()), List.of()));
        }
        Files.createDirectories(place(RUN).resolve("mine/deep"));
        Files.writeString(place(RUN).resolve("mine/deep/log.jsonl"), "not of Burr");
        Files.createSymbolicLink(place(RUN).resolve("link"), Path.of("../other/log.jsonl"));
    }

    private UserFolders folders() {
        Path data = storage.resolveSibling("data");
        return new UserFolders(data, data, data);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private FileRunTrash trash() {
        return trash(FileActions.OF_THE_SYSTEM, NOW);
    }

    private FileRunTrash trash(FileActions actions, Instant now) {
        Path own = folders().data().resolve("trash").resolve(UserFolders.nameOf(storage));
        return new FileRunTrash(
                directory,
                new TrashFolder(own, actions),
                new TrashMoves(actions, directory, annotations),
                annotations,
                clock(now));
    }

    private Path place(ApplicationKey key) {
        return storage.resolve(key.project()).resolve(key.app());
    }

    /** Every file below a folder with its content. */
    private static Map<String, String> contents(Path top) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.exists(top)) {
            try (Stream<Path> paths = Files.walk(top)) {
                paths.forEach(path -> contents.put(top.relativize(path).toString(), content(path)));
            }
        }
        return contents;
    }

    private static String content(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "-> " + Files.readSymbolicLink(path);
            }
            return Files.isDirectory(path) ? "" : Files.readString(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> annotated() {
        return annotations.annotations("chat").readable().orElseThrow().stream()
                .map(note -> note.id() + " " + note.step().appId())
                .toList();
    }

    private List<String> inTrash() {
        return trash().deleted().stream().map(run -> run.key().app()).toList();
    }

    private List<String> namesInProject() throws IOException {
        try (Stream<Path> names = Files.list(storage.resolve("chat"))) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deletesAndRestoresARunWithAllThatBelongsToIt(boolean acrossFileSystems) throws Exception {
        Map<String, String> before = contents(storage);
        FileActions actions = new PowerCut(storage, acrossFileSystems, Integer.MAX_VALUE);

        DeletedRun deleted = trash(actions, NOW).delete(RUN, "ann");

        assertThat(namesInProject()).containsExactly("annotations.jsonl", "other");
        assertThat(annotated()).containsExactly("1 other");
        assertThat(trash().deleted()).containsExactly(deleted);
        assertThat(deleted.key()).isEqualTo(RUN);
        assertThat(deleted.deletedAt()).isEqualTo(NOW);
        assertThat(deleted.deletedBy()).isEqualTo("ann");
        assertThat(deleted.annotations()).isEqualTo(1);
        assertThat(deleted.bytes())
                .isEqualTo(before.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("chat/" + RUN.app() + "/"))
                        .filter(file -> !file.getValue().startsWith("-> "))
                        .mapToLong(file -> file.getValue().length())
                        .sum());

        trash(actions, NOW).restore(deleted.id());

        Map<String, String> after = contents(storage);
        assertThat(after.remove("chat/annotations.jsonl").lines())
                .containsExactlyInAnyOrderElementsOf(
                        before.remove("chat/annotations.jsonl").lines().toList());
        assertThat(after).isEqualTo(before);
        assertThat(trash().deleted()).isEmpty();
    }

    /** Whatever the number of steps that were done, the run is in one place, whole, and the other run is untouched. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNothingWhereverADeletionIsInterrupted(boolean acrossFileSystems) throws Exception {
        int points = 0;
        for (boolean killed = true; killed; points++) {
            runsIn("deletion-" + acrossFileSystems + points);
            Map<String, String> before = contents(storage);
            killed = isKilled(points, acrossFileSystems, trash -> trash.delete(RUN, null));

            trash().recover();

            assertWhole(before);
        }
        assertThat(points).isGreaterThan(acrossFileSystems ? 15 : 4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNothingWhereverARestorationIsInterrupted(boolean acrossFileSystems) throws Exception {
        int points = 0;
        for (boolean killed = true; killed; points++) {
            runsIn("restoration-" + acrossFileSystems + points);
            Map<String, String> before = contents(storage);
            DeletedRun deleted = trash().delete(RUN, null);
            killed = isKilled(points, acrossFileSystems, trash -> trash.restore(deleted.id()));

            trash().recover();

            assertWhole(before);
        }
        assertThat(points).isGreaterThan(acrossFileSystems ? 10 : 4);
    }

    @Test
    void goesOnWithARecoveryThatIsItselfInterrupted() throws Exception {
        boolean killedAgain = true;
        for (int points = 0; killedAgain; points++) {
            runsIn("recovery-" + points);
            Map<String, String> before = contents(storage);
            assertThat(isKilled(14, true, trash -> trash.delete(RUN, null))).isTrue();
            killedAgain = isKilled(points, true, trash -> {
                trash.recover();
                return null;
            });

            trash().recover();

            assertWhole(before);
        }
    }

    private boolean isKilled(int after, boolean acrossFileSystems, Deed deed) throws Exception {
        try {
            deed.with(trash(new PowerCut(storage, acrossFileSystems, after), NOW));
            return false;
        } catch (PowerCut.Killed killed) {
            return true;
        }
    }

    private void assertWhole(Map<String, String> before) throws Exception {
        if (!Files.exists(place(RUN))) {
            assertThat(inTrash()).containsExactly(RUN.app());
            assertThat(annotated()).containsExactly("1 other");
            trash().restore(trash().deleted().get(0).id());
        }
        Map<String, String> expected = new TreeMap<>(before);
        Map<String, String> actual = contents(storage);
        assertThat(actual.remove("chat/annotations.jsonl").lines())
                .containsExactlyInAnyOrderElementsOf(
                        expected.remove("chat/annotations.jsonl").lines().toList());
        assertThat(actual).isEqualTo(expected);
        assertThat(trash().deleted()).isEmpty();
        trash().recover();
        try (Stream<Path> left = Files.list(folders().data().resolve("trash").resolve(UserFolders.nameOf(storage)))) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("lock");
        }
    }

    @Test
    void keepsARunThatWasWrittenToWhileItWasCopied() throws Exception {
        Map<String, String> before = contents(place(RUN));
        FileActions actions = new FileActions() {
            @Override
            public void rename(Path from, Path to) throws IOException {
                new PowerCut(storage, true, Integer.MAX_VALUE).rename(from, to);
                if (to.endsWith("run")) {
                    Files.writeString(place(RUN).resolve("log.jsonl"), "more\n", StandardOpenOption.APPEND);
                }
            }
        };

        assertThatThrownBy(() -> trash(actions, NOW).delete(RUN, null))
                .isInstanceOf(RunRefusal.class)
                .hasMessageContaining("Something was written to it while it was moved.");

        before.merge("log.jsonl", "more\n", String::concat);
        assertThat(contents(place(RUN))).isEqualTo(before);
        assertThat(trash().deleted()).isEmpty();
        assertThat(annotated()).containsExactly("0 " + RUN.app(), "1 other");
    }

    @Test
    void refusesARunWhoseStepIsStillRunning() throws IOException {
        RunFiles.in(storage, "chat", "live")
                .metadata(new MetadataDocument(null, null, null, WriterIdentity.current()))
                .begin(0, "count");

        assertThatThrownBy(() -> trash().delete(new ApplicationKey("chat", "live"), null))
                .isInstanceOfSatisfying(
                        RunRefusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.RUNNING))
                .hasMessage("Run 'live' of project 'chat' can't be deleted now. A step of it is still running."
                        + " Wait until it has ended, or end its process.");
        assertThat(storage.resolve("chat/live/log.jsonl")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "", "../chat/other", "nope", "other/../other", "link", "annotations.jsonl", "a\0b"})
    void findsNothingElse(String app) throws IOException {
        Files.createSymbolicLink(storage.resolve("chat/link"), Path.of("other"));
        Map<String, String> before = contents(storage);

        assertThatThrownBy(() -> trash().delete(new ApplicationKey("chat", app), null))
                .isInstanceOfSatisfying(
                        RunRefusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.MISSING));
        assertThat(contents(storage)).isEqualTo(before);
    }

    @Test
    void doesNotReachThroughAProjectThatLeadsOutOfTheStorage() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside/run"));
        Files.createSymbolicLink(storage.resolve("link"), outside.getParent());

        assertThatThrownBy(() -> trash().delete(new ApplicationKey("link", "run"), null))
                .isInstanceOf(RunRefusal.class);
        assertThat(outside).exists();
    }

    @Test
    void refusesToRestoreWhereAnotherRunIsNow() throws Exception {
        DeletedRun deleted = trash().delete(RUN, null);
        RunFiles.in(storage, RUN.project(), RUN.app()).step(0, "count", Map.of("n", 2));
        Map<String, String> newer = contents(storage);

        assertThatThrownBy(() -> trash().restore(deleted.id()))
                .isInstanceOfSatisfying(
                        RunRefusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.EXISTS))
                .hasMessageContaining("Delete that first, then restore this.");

        assertThat(contents(storage)).isEqualTo(newer);
        assertThat(inTrash()).containsExactly(RUN.app());

        DeletedRun second = trash(FileActions.OF_THE_SYSTEM, NOW.plusSeconds(1)).delete(RUN, null);
        assertThat(trash().deleted()).extracting(DeletedRun::id).containsExactly(second.id(), deleted.id());
        trash().restore(deleted.id());
        assertThat(trash().deleted()).containsExactly(second);
    }

    @Test
    void restoresIntoAProjectThatHasGone() throws Exception {
        DeletedRun run = trash().delete(RUN, null);
        DeletedRun other = trash().delete(OTHER, null);
        Files.delete(storage.resolve("chat/annotations.jsonl"));
        Files.delete(storage.resolve("chat"));

        trash().restore(run.id());
        trash().restore(other.id());

        assertThat(namesInProject()).containsExactly(RUN.app(), "annotations.jsonl", "other");
        assertThat(annotated()).containsExactly("0 " + RUN.app(), "1 other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "", "lock", "../../storage", "00000000-0000-0000-0000-000000000000", "a\0b"})
    void restoresAndPurgesOnlyWhatIsInTheTrash(String id) throws Exception {
        trash().delete(OTHER, null);

        assertThatThrownBy(() -> trash().restore(id)).isInstanceOf(RunRefusal.class);
        assertThatThrownBy(() -> trash().purge(id)).isInstanceOf(RunRefusal.class);
        assertThat(inTrash()).containsExactly("other");
        assertThat(place(RUN)).exists();
    }

    @Test
    void purgesWhatIsOldEnoughALittleAtATime() throws Exception {
        DeletedRun oldest =
                trash(FileActions.OF_THE_SYSTEM, NOW.minusSeconds(30)).delete(RUN, null);
        DeletedRun newer =
                trash(FileActions.OF_THE_SYSTEM, NOW.minusSeconds(20)).delete(OTHER, null);

        assertThat(trash().purgeBefore(NOW.minusSeconds(30), 10)).isZero();
        assertThat(trash().deleted()).containsExactly(newer, oldest);
        assertThat(trash().purgeBefore(NOW, 1)).isEqualTo(1);
        assertThat(trash().deleted()).containsExactly(newer);
        assertThat(trash().purgeBefore(NOW, 10)).isEqualTo(1);
        assertThat(trash().deleted()).isEmpty();
    }

    @Test
    void forgetsAPurgedRunFromTheFirstStepOn() throws Exception {
        boolean killed = true;
        for (int points = 1; killed; points++) {
            runsIn("purge-" + points);
            String id = trash().delete(RUN, null).id();
            killed = isKilled(points, false, trash -> trash.purge(id));

            assertThat(trash().deleted()).isEmpty();
            trash().recover();
            assertThat(folders().data().resolve("trash").resolve(UserFolders.nameOf(storage)))
                    .isDirectoryNotContaining("glob:**[!k]");
        }
    }

    @Test
    void leavesAFolderAloneWhoseManifestIsBroken() throws Exception {
        DeletedRun deleted = trash().delete(RUN, null);
        Path entry = folders()
                .data()
                .resolve("trash")
                .resolve(UserFolders.nameOf(storage))
                .resolve(deleted.id());
        Files.writeString(entry.resolve("manifest.json"), "{\"project\":\"../..\",");

        trash().recover();
        trash().delete(OTHER, null);

        assertThat(inTrash()).containsExactly("other");
        assertThat(entry.resolve("run/log.jsonl")).exists();
    }

    @FunctionalInterface
    private interface Deed {
        Object with(FileRunTrash trash) throws Exception;
    }
}
