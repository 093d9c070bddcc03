package dev.burr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PersistedStateTest {

    private static final ApplicationId ANA = new ApplicationId("chat", "ana");

    private static PersistedState step(long sequenceId, State values) {
        return PersistedState.of(ANA, "ask", values.at(new Position(sequenceId, "ask")), Instant.EPOCH);
    }

    @Test
    void isCompletedAndHasNoInputsUnlessSaid() {
        PersistedState plain = step(3, State.empty());

        assertThat(plain.status()).isEqualTo(Status.COMPLETED);
        assertThat(plain.inputs()).isEqualTo(Inputs.none());
        assertThat(plain.withStatus(Status.FAILED).status()).isEqualTo(Status.FAILED);
        assertThat(plain.withInputs(Inputs.of("by", 2))
                        .withStatus(Status.FAILED)
                        .inputs())
                .isEqualTo(Inputs.of("by", 2));
    }

    @Test
    void tellsStepsWithEqualValuesApart() {
        assertThat(step(3, State.of("n", 1)))
                .isEqualTo(step(3, State.of("n", 1)))
                .hasSameHashCodeAs(step(3, State.of("n", 1)))
                .isNotEqualTo(step(4, State.of("n", 1)))
                .isNotEqualTo(step(3, State.of("n", 1)).withStatus(Status.FAILED))
                .isNotEqualTo(step(3, State.of("n", 1)).withInputs(Inputs.of("by", 1)));
    }

    @Test
    void doesNotPrintWhatIsInTheState() {
        assertThat(step(3, State.of("password", "hunter2")))
                .asString()
                .contains("chat", "step 3", "'ask'", "COMPLETED")
                .doesNotContain("hunter2", "password");
    }

    @Test
    void isListedByItsPartitionWhereALoaderKnowsNoBetter() {
        var loader = new StateLoader() {
            @Override
            public Optional<PersistedState> load(String appId) {
                return appId.equals("chat") ? Optional.of(step(0, State.empty())) : Optional.empty();
            }

            @Override
            public Optional<PersistedState> load(String appId, long sequenceId) {
                return load(appId);
            }

            @Override
            public List<String> list() {
                return List.of("chat", "without-state");
            }
        };

        assertThat(loader.list("ana")).containsExactly("chat");
        assertThat(loader.list(null)).isEmpty();
    }
}
