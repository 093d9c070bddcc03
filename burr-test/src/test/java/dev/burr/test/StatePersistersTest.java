package dev.burr.test;

import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.file.FileStatePersister;
import dev.burr.test.contract.StatePersisterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Holds the persisters that need nothing but Java against the contract that they share. */
final class StatePersistersTest {

    @Nested
    final class InMemory extends StatePersisterContract {

        private final StatePersister persister = new InMemoryStatePersister();

        @Override
        protected StatePersister persister() {
            return persister;
        }
    }

    @Nested
    final class Files extends StatePersisterContract {

        @TempDir
        private Path directory;

        @Override
        protected StatePersister persister() {
            return FileStatePersister.in(directory.resolve("states"));
        }
    }
}
