package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** More applications than a process may have files open, all of them alive. */
final class ManyApplicationsIT {

    private static final int APPLICATIONS = 10_000;
    private static final int TURNS = 2;
    private static final int MOST_OPEN = 256;

    @TempDir
    private Path storage;

    @Test
    @EnabledOnOs(OS.LINUX)
    void takeTurnsWithFewFilesOpen() throws IOException {
        try (LocalTrackingClient client = RecordingProcess.client(storage)) {
            List<Application> alive = IntStream.range(0, APPLICATIONS)
                    .mapToObj(i -> RecordingProcess.application(client, "app-" + i))
                    .toList();
            for (int turn = 0; turn < TURNS; turn++) {
                for (int i = 0; i < alive.size(); i++) {
                    alive.get(i).step();
                    if (i % 500 == 0) {
                        assertThat(openLogs()).isBetween(1L, (long) MOST_OPEN);
                    }
                }
            }

            assertThat(client.failures()).isZero();
            assertThat(client.otherWriters()).isZero();
            assertThat(client.list()).hasSize(APPLICATIONS);
            for (int i = 0; i < APPLICATIONS; i += 97) {
                assertThat(client.load("app-" + i).orElseThrow().state().getInt("n"))
                        .isEqualTo(TURNS);
            }
        }
        assertThat(openLogs()).isZero();
    }

    private long openLogs() throws IOException {
        Path real = storage.toRealPath();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::isSymbolicLink)
                    .filter(descriptor -> leadsInto(real, descriptor))
                    .count();
        }
    }

    private static boolean leadsInto(Path folder, Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (IOException e) {
            return false; // closed meanwhile, as the one that lists the folder is
        }
    }
}
