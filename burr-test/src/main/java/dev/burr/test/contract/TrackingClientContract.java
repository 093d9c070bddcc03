package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.StateLoader;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingClient;
import org.jspecify.annotations.Nullable;
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

    /** An application that was built several times under one id. */
    @Nested
    final class AnIdThatIsUsedAgain {

        private ApplicationBuilder adding(int by) {
            return recorded()
                    .withActions(action("add")
                            .reads("n")
                            .writes("n")
                            .inputs("by")
                            .run((state, inputs) -> state.increment("n", inputs.getInt("by"))))
                    .withTransitions(from("add").to("add"))
                    .withState(State.of("n", by))
                    .withEntrypoint("add")
                    .withIdentifiers("again", "user_" + by);
        }

        @Test
        void givesTheStepThatWasWrittenLast() {
            Application first = adding(0).build();
            first.step(Inputs.of("by", 1));
            first.step(Inputs.of("by", 1));
            first.step(Inputs.of("by", 1));

            adding(100).build().step(Inputs.of("by", 7));

            assertThat(client().load("again")).get().satisfies(last -> {
                assertThat(last.position().sequenceId()).isZero();
                assertThat(last.state().getInt("n")).isEqualTo(107);
                assertThat(last.inputs()).isEqualTo(Inputs.of("by", 7));
            });
            assertThat(client().load("again", 0)).isEqualTo(client().load("again"));
            assertThat(client().load("again", 2).orElseThrow().state().getInt("n"))
                    .isEqualTo(3);
        }

        @Test
        void keepsWhatWasRecordedOfItFirst() {
            adding(0).build().step(Inputs.of("by", 1));
            adding(100).build();

            assertThat(client().load("again").orElseThrow().application().partitionKey())
                    .isEqualTo("user_0");
        }
    }

    /** What is recorded beside the steps. */
    @Nested
    final class Documents {

        @Test
        void areEmptyForAnApplicationOfWhichNothingIsKnown() {
            assertThat(client().graph("nobody")).isEmpty();
            assertThat(client().metadata("nobody")).isEmpty();
            assertThat(client().graph("../nobody")).isEmpty();
            assertThat(client().metadata("")).isEmpty();
        }

        @Test
        void sayWhatRunsAndWhereItComesFrom() {
            counting("parent").build().step();
            counting(null).forkFrom("parent", 0).withIdentifiers("child", "ana").build();

            GraphDocument graph = client().graph("child").orElseThrow();
            assertThat(graph.entrypoint()).isEqualTo("count");
            assertThat(graph.actions()).singleElement().satisfies(count -> {
                assertThat(count.reads()).containsExactly("n");
                assertThat(count.writes()).containsExactly("n", "log");
            });
            assertThat(client().metadata("child")).get().satisfies(metadata -> {
                assertThat(metadata.partitionKey()).isEqualTo("ana");
                assertThat(metadata.parent()).isEqualTo(new Pointer("parent", 0L, null));
            });
            assertThat(client().metadata("parent")).get().satisfies(metadata -> assertThat(metadata.parent())
                    .isNull());
        }

        private ApplicationBuilder counting(@Nullable String id) {
            ApplicationBuilder builder = recorded()
                    .withActions(action("count").reads("n").writes("n", "log").run(state -> state.increment("n")
                            .append("log", state.get("n"))))
                    .withTransitions(from("count").to("count"))
                    .withEntrypoint("count");
            return id == null ? builder : builder.withIdentifiers(id).withState(State.of("n", 0));
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
        void hasLostNothingWhereNothingFailed() {
            recorded()
                    .withActions(action("stay").run(state -> state))
                    .withEntrypoint("stay")
                    .build()
                    .step();

            assertThat(client().failures()).isZero();
            assertThat(client().lostEvents()).isZero();
        }

        @Test
        void mayBeClosedTwice() {
            client().close();

            assertThatCode(() -> client().close()).doesNotThrowAnyException();
        }
    }
}
