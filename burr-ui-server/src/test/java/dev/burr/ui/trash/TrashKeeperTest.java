package dev.burr.ui.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrashAge;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class TrashKeeperTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final TrashKeeper keeper =
            new TrashKeeper(new Recorder(), new TrashAge(Duration.ofDays(7)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void recoversAtTheStartAndThenPurgesWhatIsOlderThanTheTrashKeeps() {
        keeper.start();

        await().untilAsserted(
                        () -> assertThat(calls).containsExactly("recover", "purge 100 before 2026-11-19T12:00:00Z"));
        assertThat(keeper.isRunning()).isTrue();
        keeper.stop();
        assertThat(keeper.isRunning()).isFalse();
    }

    @Test
    void stopsBeforeItHasStarted() {
        keeper.stop();

        assertThat(keeper.isRunning()).isFalse();
        assertThat(calls).isEmpty();
    }

    private final class Recorder implements RunTrash {

        @Override
        public int purgeBefore(Instant time, int most) {
            calls.add("purge " + most + " before " + time);
            return 0;
        }

        @Override
        public void recover() throws IOException {
            calls.add("recover");
            throw new IOException("which must not end the thread");
        }

        @Override
        public DeletedRun delete(ApplicationKey key, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeletedRun> deleted() {
            return List.of();
        }

        @Override
        public Optional<DeletedRun> deleted(String id) {
            return Optional.empty();
        }

        @Override
        public DeletedRun restore(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeletedRun purge(String id) {
            throw new UnsupportedOperationException();
        }
    }
}
