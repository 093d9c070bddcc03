package dev.burr.test;

import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.test.contract.StatePersisterContract;
import org.junit.jupiter.api.Nested;

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
}
