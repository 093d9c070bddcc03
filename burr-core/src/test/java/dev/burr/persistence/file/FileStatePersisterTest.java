package dev.burr.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileStatePersisterTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.5Z");

    @TempDir
    private Path temporary;

    private Path directory;
    private FileStatePersister persister;

    @BeforeEach
    void open() {
        directory = temporary.resolve("states");
        persister = FileStatePersister.in(directory);
    }

    private static PersistedState step(String id, long sequenceId) {
        State state = State.of("n", sequenceId).at(new Position(sequenceId, "count"));
        return PersistedState.of(new ApplicationId(id, "ana"), "count", state, TIME);
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void writesAFileForEachStep() throws IOException {
        persister.save(step("chat", 2).withInputs(Inputs.of("by", 1)));
        persister.save(step("chat", 10).withStatus(Status.FAILED));

        assertThat(names(directory.resolve("chat"))).containsExactlyInAnyOrder("2.json", "10.json");
        assertThat(directory.resolve("chat/2.json"))
                .hasContent(
                        """
                        {"app_id":"chat","partition_key":"ana","sequence_id":2,"action":"count","status":"completed",\
                        "saved_at":"2026-03-01T12:00:00.500000Z","state":{"n":2,"__SEQUENCE_ID":2,"__PRIOR_STEP":"count"},\
                        "inputs":{"by":1}}""");
        assertThat(persister.load("chat").orElseThrow().position().sequenceId()).isEqualTo(10);
    }

    @Test
    void touchesNothingBeforeItSaves() {
        assertThat(persister.list()).isEmpty();
        assertThat(persister.load("chat")).isEmpty();

        assertThat(directory).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../up", "a/b", "a\\b", "/abs", ".hidden", "nul", "line\nbreak", "trailing "})
    void refusesIdsThatCantBeFolders(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persister.save(step(id, 0)))
                .withMessageStartingWith("Application id");
        assertThatIllegalArgumentException().isThrownBy(() -> persister.checkId(ApplicationId.of(id)));

        assertThat(directory).doesNotExist();
        assertThat(persister.load(id)).isEmpty();
        assertThat(persister.load(id, 0)).isEmpty();
        assertThat(persister.delete(id)).isFalse();
    }

    @Test
    void passesOverWhatAKilledProcessLeft() throws IOException {
        persister.save(step("chat", 0));
        Files.writeString(directory.resolve("chat/.1.json.4f1e.tmp"), "{\"app_id\":\"ch");
        Files.createDirectories(directory.resolve(".deleted-1"));
        Files.writeString(directory.resolve(".deleted-1/0.json"), "{}");
        Files.createDirectories(directory.resolve("begun"));

        assertThat(persister.load("chat").orElseThrow().position().sequenceId()).isZero();
        assertThat(persister.list()).containsExactly("chat");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        persister.save(step("chat", 0));
        persister.delete("chat");

        assertThat(names(directory)).isEmpty();
    }

    @Test
    void savesOnAnInterruptedThread() {
        Thread.currentThread().interrupt();
        try {
            persister.save(step("chat", 0));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(persister.load("chat")).isPresent();
    }

    @Test
    void namesAFileThatIsBroken() throws IOException {
        persister.save(step("chat", 0));
        Files.writeString(directory.resolve("chat/0.json"), "{\"app_id\":");

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> persister.load("chat"))
                .withMessageContaining("File '" + directory.resolve("chat/0.json") + "' can't be read")
                .withMessageContaining("Check that it is what was saved");
    }

    @Test
    void namesAFileThatCantBeWritten() throws IOException {
        Files.writeString(directory, "in the way");

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> persister.save(step("chat", 0)))
                .withMessageContaining("File '" + directory.resolve("chat/0.json") + "' can't be written");
        assertThat(persister.list()).isEmpty();
    }

    @Test
    void doesNotGiveAwayTheStateOfAnotherId() throws IOException {
        persister.save(step("Chat", 0));
        // What a file system that does not tell the two apart would show.
        Files.createDirectories(directory.resolve("chat"));
        Files.copy(directory.resolve("Chat/0.json"), directory.resolve("chat/0.json"));

        assertThat(persister.load("chat")).isEmpty();
        assertThat(persister.load("chat", 0)).isEmpty();
    }
}
