package dev.burr.ui.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

final class SampleRunsTest {

    @TempDir
    private Path folder;

    private Path storage;

    @BeforeEach
    void nameStorage() {
        storage = folder.resolve("runs");
    }

    @Test
    void givesAStorageThatIsMissingWholeProjectsAndNothingElse() throws IOException {
        assertThat(start()).isTrue();

        assertThat(namesIn(storage)).containsExactly("demo_chatbot", "demo_counter");
        assertThat(storage.resolve("demo_counter/count-to-5/log.jsonl")).isNotEmptyFile();
        assertThat(namesIn(folder)).containsExactlyInAnyOrder("notes", "runs");
    }

    @Test
    void givesAnEmptyStorageSamples() throws IOException {
        Files.createDirectory(storage);
        Files.createFile(storage.resolve(".DS_Store"));

        assertThat(start()).isTrue();

        assertThat(namesIn(storage)).containsExactly(".DS_Store", "demo_chatbot", "demo_counter");
    }

    @Test
    void leavesAStorageWithRunsAlone() throws IOException {
        Files.createDirectories(storage.resolve("my-project"));

        assertThat(start()).isFalse();

        assertThat(namesIn(storage)).containsExactly("my-project");
    }

    @Test
    void doesNotBringDeletedSamplesBack() throws IOException {
        start();
        emptyStorage();

        assertThat(start()).isFalse();

        assertThat(namesIn(storage)).isEmpty();
    }

    @Test
    void doesNotGiveSamplesToAStorageWhoseRunsWereDeleted() throws IOException {
        Files.createDirectories(storage.resolve("my-project"));
        start();
        emptyStorage();

        assertThat(start()).isFalse();

        assertThat(namesIn(storage)).isEmpty();
    }

    @Test
    void startsAfreshWhereTheStorageItselfIsGone() throws IOException {
        start();
        emptyStorage();
        Files.delete(storage);

        assertThat(start()).isTrue();

        assertThat(namesIn(storage)).contains("demo_counter");
    }

    @Test
    void keepsWhatAppearsWhileItWorks() throws IOException {
        SampleRuns samples = samples();
        Files.createDirectories(storage.resolve("my-project"));

        samples.start();
        samples.close();

        assertThat(namesIn(storage)).containsExactly("my-project");
    }

    @Test
    void leavesNothingWhereTheStorageCannotBeMade() throws IOException {
        Files.createFile(storage);
        storage = storage.resolve("inside-a-file");

        start();

        assertThat(namesIn(folder)).containsExactly("runs");
    }

    private boolean start() {
        try (SampleRuns samples = samples()) {
            samples.start();
            return samples.areGiven();
        }
    }

    private SampleRuns samples() {
        return new SampleRuns(storage, PackedSamples.ofThisProgram(), new KnownStorages(folder.resolve("notes")));
    }

    private void emptyStorage() throws IOException {
        for (String name : namesIn(storage)) {
            FileSystemUtils.deleteRecursively(storage.resolve(name));
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
