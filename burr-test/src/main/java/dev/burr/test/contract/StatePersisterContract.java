package dev.burr.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.UnserializableStateException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link StatePersister} does. To hold one against it, extend this class, give a persister with nothing saved
 * yet, and run it with JUnit.
 */
public abstract class StatePersisterContract extends ConcurrentSavingContract {

    /** A step that is saved. */
    @Nested
    final class ASavedStep {

        @Test
        void comesBackAsItWas() {
            PersistedState saved = step(
                            new ApplicationId("chat", "ana@example.com"),
                            7,
                            State.of("prompt", "Hi", "n", 1).with("ratio", 0.25))
                    .withStatus(Status.FAILED)
                    .withInputs(Inputs.of("by", 2, "who", List.of("a", "b")));

            persister().save(saved);

            assertThat(persister().load("chat")).contains(saved);
            assertThat(persister().load("chat", 7)).contains(saved);
        }

        @Test
        void keepsItsTimeToTheMicrosecond() {
            PersistedState exact = PersistedState.of(
                    ApplicationId.of("chat"),
                    "put",
                    step("chat", 0, State.empty()).state(),
                    NOON.plusNanos(123_456_000));

            persister().save(exact);

            assertThat(last("chat").savedAt()).isEqualTo("2026-03-01T12:00:00.123456Z");
        }

        @Test
        void isTheLastOneWhenItsIdIsTheHighest() {
            persister().save(step("chat", 11, State.of("n", 11)));
            persister().save(step("chat", 9, State.of("n", 9)));

            assertThat(last("chat").state().getInt("n")).isEqualTo(11);
        }

        @Test
        void isNotOverwritten() {
            persister().save(step("chat", 0, State.of("n", 1)));

            assertThatExceptionOfType(StepAlreadySavedException.class)
                    .isThrownBy(() -> persister().save(step("chat", 0, State.of("n", 2))))
                    .withMessageContaining("Step 0 of application 'chat'")
                    .returns("chat", StepAlreadySavedException::appId)
                    .returns(0L, StepAlreadySavedException::sequenceId);

            assertThat(last("chat").state().getInt("n")).isEqualTo(1);
        }

        @Test
        void isNotOverwrittenInAnotherPartition() {
            persister().save(step(new ApplicationId("chat", "ana"), 0, State.of("n", 1)));

            assertThatExceptionOfType(StepAlreadySavedException.class)
                    .isThrownBy(() -> persister().save(step(new ApplicationId("chat", "bob"), 0, State.of("n", 2))));

            assertThat(last("chat").application().partitionKey()).isEqualTo("ana");
        }

        @Test
        void doesNotChangeWithWhatItWasMadeOf() {
            var bean = new ArrayList<>(List.of(1));
            State state = State.of("holder", new Holder(bean));
            persister().save(step("chat", 0, state));

            bean.add(2);

            assertThat(last("chat").state().get("holder", Holder.class).numbers())
                    .isEqualTo(List.of(1));
        }

        private record Holder(List<Integer> numbers) {}
    }

    /** Values of a state. */
    @Nested
    final class SavedValues {

        private State saved(String key, @Nullable Object value) {
            persister().save(step("values", 0, State.of(key, value)));
            return last("values").state();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "ärger ☃ 日本語",
                    "emoji 😀 and 👩‍👩‍👧",
                    "quotes ' \" \\ %s ? ; -- $1 :name",
                    "nul \0, bell \7, line\nbreak, tab\t, delete \177",
                    "\u2028 \u200f \ufeff"
                })
        void mayBeAnyText(String text) {
            assertThat(saved("text", text).getString("text")).isEqualTo(text);
        }

        @Test
        void mayHaveAnyKey() {
            assertThat(saved("key with 'quotes' \"and\" ☃", 1).keys()).containsExactly("key with 'quotes' \"and\" ☃");
        }

        @Test
        void mayNestDeeply() {
            Object nested = "deep";
            for (int i = 0; i < 50; i++) {
                nested = i % 2 == 0 ? Arrays.asList(nested, null) : Map.of("in", nested);
            }

            assertThat(saved("nested", nested).get("nested")).isEqualTo(nested);
        }

        @Test
        void mayBeBig() {
            String text = "0123456789☃😀".repeat(400_000);

            assertThat(saved("big", text).getString("big")).isEqualTo(text);
        }

        @Test
        void mayBeNumbersOfAnySize() {
            State state = saved("numbers", List.of(Long.MIN_VALUE, 1, 1.5, new BigInteger("9".repeat(40))));

            assertThat(state.get("numbers")).isEqualTo(List.of(Long.MIN_VALUE, 1, 1.5, new BigInteger("9".repeat(40))));
        }

        @Test
        void areRefusedWhenTheyCanNotBeWritten() {
            persister().save(step("values", 0, State.of("n", 0)));
            State state = State.of("n", 1, "connection", Map.of("held", List.of(Thread.currentThread())));

            assertThatExceptionOfType(UnserializableStateException.class)
                    .isThrownBy(() -> persister().save(step("values", 1, state)))
                    .withMessageContaining("Key 'connection' of application 'values' can't be saved with step 1.")
                    .withMessageContaining(Thread.currentThread().getClass().getName())
                    .returns("connection", UnserializableStateException::key)
                    .returns(Thread.currentThread().getClass().getName(), UnserializableStateException::type);

            assertThat(last("values").state().getInt("n")).isZero();
        }

        @Test
        void mayLackInInputs() {
            persister()
                    .save(step("values", 0, State.empty())
                            .withInputs(Inputs.of("live", Thread.currentThread(), "n", 1)));

            assertThat(last("values").inputs().getInt("n")).isEqualTo(1);
        }
    }

    /** Ids and partition keys. */
    @Nested
    final class SavedNames {

        @ParameterizedTest
        @ValueSource(strings = {"chat-42", "6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f7a10", "v1.2", "ana@example.com", "a b"})
        void areTakenAsTheyAre(String id) {
            persister().checkId(ApplicationId.of(id));
            persister().save(step(id, 0, State.of("n", 1)));

            assertThat(persister().list()).containsExactly(id);
            assertThat(last(id).application().appId()).isEqualTo(id);
        }

        @Test
        void mayBeLong() {
            var id = new ApplicationId("i".repeat(200), "p".repeat(200));

            persister().save(step(id, 0, State.empty()));

            assertThat(last(id.appId()).application()).isEqualTo(id);
            assertThat(persister().list(id.partitionKey())).containsExactly(id.appId());
        }

        @Test
        void mayBeAPartitionOfAnyText() {
            var id = new ApplicationId("chat", "Ärger & Söhne 😀 '; --");

            persister().save(step(id, 0, State.empty()));

            assertThat(last("chat").application()).isEqualTo(id);
            assertThat(persister().list("Ärger & Söhne 😀 '; --")).containsExactly("chat");
        }

        @Test
        void areToldApartByCase() {
            persister().save(step(new ApplicationId("upper", "ANA"), 0, State.empty()));
            persister().save(step(new ApplicationId("lower", "ana"), 0, State.empty()));

            assertThat(persister().list("ana")).containsExactly("lower");
        }

        @Test
        void mayBeAnEmptyPartitionWhichIsNotNone() {
            persister().save(step(new ApplicationId("empty", ""), 0, State.empty()));
            persister().save(step(new ApplicationId("none", null), 0, State.empty()));

            assertThat(persister().list("")).containsExactly("empty");
            assertThat(persister().list(null)).containsExactly("none");
        }
    }

    /** Deleting an application. */
    @Nested
    final class Deleting {

        @Test
        void removesEveryStepAndNothingElse() {
            persister().save(step("gone", 0, State.empty()));
            persister().save(step("gone", 1, State.empty()));
            persister().save(step("kept", 0, State.of("n", 1)));

            assertThat(persister().delete("gone")).isTrue();

            assertThat(persister().load("gone")).isEmpty();
            assertThat(persister().load("gone", 0)).isEmpty();
            assertThat(persister().list()).containsExactly("kept");
            assertThat(last("kept").state().getInt("n")).isEqualTo(1);
        }

        @Test
        void saysWhenThereWasNothing() {
            persister().save(step("gone", 0, State.empty()));
            persister().delete("gone");

            assertThat(persister().delete("gone")).isFalse();
            assertThat(persister().delete("nobody")).isFalse();
            assertThat(persister().delete("../nobody")).isFalse();
        }

        @Test
        void letsTheIdBeUsedAgain() {
            persister().save(step("again", 0, State.of("n", 1)));
            persister().delete("again");

            persister().save(step("again", 0, State.of("n", 2)));

            assertThat(last("again").state().getInt("n")).isEqualTo(2);
        }
    }
}
