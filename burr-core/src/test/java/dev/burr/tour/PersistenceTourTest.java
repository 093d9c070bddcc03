package dev.burr.tour;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import org.junit.jupiter.api.Test;

/** What docs/persistence.md shows. */
class PersistenceTourTest {

    private static ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("approve")
                                .inputs("approved")
                                .writes("approved")
                                .run((state, inputs) -> state.with("approved", inputs.getBoolean("approved"))))
                .withTransitions(from("count").to("approve"))
                .withEntrypoint("count");
    }

    @Test
    void aHumanInTheLoop() {
        StatePersister persister = new InMemoryStatePersister();

        counter()
                .withPersister(persister)
                .withIdentifiers("counter-1")
                .withState(State.of("n", 0))
                .build()
                .run(before("approve"));

        // later, perhaps in another process
        counter()
                .withPersister(persister)
                .resumeFrom("counter-1")
                .build()
                .run(after("approve"), Inputs.of("approved", true));

        assertThat(persister.load("counter-1").orElseThrow().state()).isEqualTo(State.of("n", 1, "approved", true));
    }
}
