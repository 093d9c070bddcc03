package dev.burr.ui.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {

    @TempDir
    private Path folder;

    @Test
    void letsOneThreadAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        IntStream.range(0, 64).parallel().forEach(n -> {
            try {
                ProcessLock.Held held = new ProcessLock(folder.resolve("deep/lock")).acquire();
                try {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    inside.decrementAndGet();
                } finally {
                    held.close();
                }
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void holdsTheFileThatOtherProcessesWaitFor() throws IOException {
        Path file = folder.resolve("lock");
        ProcessLock.Held held = new ProcessLock(file).acquire();

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
            held.close();
            try (FileLock free = channel.tryLock()) {
                assertThat(free).isNotNull();
            }
        }
    }

    @Test
    void holdsNothingWhenItsFileCannotBeMade() throws IOException {
        ProcessLock lock =
                new ProcessLock(Files.createFile(folder.resolve("file")).resolve("lock"));

        assertThatThrownBy(lock::acquire).isInstanceOf(IOException.class);

        lock.acquireInThisProcess().close();
    }
}
