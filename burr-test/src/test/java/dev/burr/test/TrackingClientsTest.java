package dev.burr.test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.test.contract.TrackingClientContract;
import dev.burr.tracking.TrackingClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the clients that there are against the contract that they share. */
final class TrackingClientsTest {

    @Nested
    final class InMemory extends TrackingClientContract {

        private final TrackingClient client = InMemoryTrackingClient.forProject("test");

        @Override
        protected TrackingClient client() {
            return client;
        }

        @Test
        void refusesAProjectThatIsNotSafe() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InMemoryTrackingClient.forProject("../test"))
                    .withMessageContaining("Project '../test'");
        }
    }
}
