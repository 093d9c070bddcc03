package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.persistence.StateLoader;
import dev.burr.tracking.TrackingClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link TrackingClient} does. To hold one against it, extend this class, give a client with nothing recorded
 * yet, and run it with JUnit.
 */
public abstract class TrackingClientContract extends StateLoaderContract {

    /** The client, the same one throughout a test. */
    protected abstract TrackingClient client();

    @Override
    protected final ApplicationBuilder recorded() {
        return new ApplicationBuilder().withTracker(client());
    }

    @Override
    protected final StateLoader loader() {
        return client();
    }

    /** The id of an application. */
    @Nested
    final class AnId {

        @ParameterizedTest
        @ValueSource(
                strings = {"chat-42", "6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f7a10", "user_1:chat", "v1.2", "ana@example.com"})
        void isTakenAsItIs(String id) {
            recorded()
                    .withActions(action("stay").run(state -> state))
                    .withEntrypoint("stay")
                    .withIdentifiers(id)
                    .build()
                    .step();

            assertThat(client().load(id)).isPresent();
            assertThat(client().list()).containsExactly(id);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", ".", "..", "../up", "a/b", "a\\b", "/abs", ".hidden", "nul\0", "line\nbreak", "tab\t"})
        void isRefusedWhenItIsNotSafe(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client().hookFor(ApplicationId.of(id)))
                    .withMessageContaining("Application id");

            assertThat(client().list()).isEmpty();
        }

        @Test
        void isRefusedWhenTheApplicationIsBuilt() {
            ApplicationBuilder builder = recorded()
                    .withActions(action("stay").run(state -> state))
                    .withEntrypoint("stay")
                    .withIdentifiers("a/b");

            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("'a/b'");

            assertThat(client().list()).isEmpty();
        }
    }

    /** The client itself. */
    @Nested
    final class Itself {

        @Test
        void namesItsProject() {
            assertThat(client().project()).isNotBlank();
        }

        @Test
        void mayBeClosedTwice() {
            client().close();

            assertThatCode(() -> client().close()).doesNotThrowAnyException();
        }
    }
}
