package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.LogWatch.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogWatchTest {

    private static final byte[] LINE = "{}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path file;
    private LogWatch watch;

    @BeforeEach
    void write() throws IOException {
        file = Files.createFile(folder.resolve("log.jsonl"));
        watch = new LogWatch(file);
        watch.begin(0);
        Files.write(file, LINE);
        watch.wrote(LINE.length, 1, 0);
    }

    @Test
    void missesWhatItHadNotSeenInAFileThatWasDeleted() throws IOException {
        Files.delete(file);

        assertThat(watch.look(0)).isEqualTo(Finding.GONE);
        assertThat(watch.unseen()).isEqualTo(1);
    }

    @Test
    void missesNothingOfAFileThatWasDeletedWithAllThatItHadSeen() throws IOException {
        assertThat(watch.look(0)).isEqualTo(Finding.SAME);
        Files.delete(file);

        assertThat(watch.look(0)).isEqualTo(Finding.DELETED);
    }

    @Test
    void doesNotTakeAFileThatWasShortenedForOneThatWasDeleted() throws IOException {
        watch.look(0);
        Files.write(file, new byte[0]);

        assertThat(watch.look(Hindrances.QUIET_TIME.toNanos())).isEqualTo(Finding.GONE);
    }
}
