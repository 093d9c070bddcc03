package dev.burr.storage.contract;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Two storages as different as can be keep the same promises. */
final class TrackingRepositoriesTest {

    @Nested
    final class OfFiles extends TrackingRepositoryContract {

        @TempDir
        private Path storage;

        @Override
        protected TrackingRepository repository() {
            return new FileTrackingRepository(new TrackingDirectory(storage));
        }

        @Override
        protected RunRecorder recorder() {
            return new FileRecorder(storage);
        }
    }

    @Nested
    final class OfRows extends TrackingRepositoryContract {

        private final InMemoryTrackingRepository rows = new InMemoryTrackingRepository();

        @Override
        protected TrackingRepository repository() {
            return rows;
        }

        @Override
        protected RunRecorder recorder() {
            return rows;
        }
    }
}
