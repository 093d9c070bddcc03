package dev.burr.application;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.InMemoryStatePersister;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What whoever prepares a builder has given it, and what its user chooses. */
final class DefaultSurroundingsTest {

    private final TestTracker prepared = new TestTracker();
    private final TestTracker chosen = new TestTracker();
    private final InMemoryStatePersister store = new InMemoryStatePersister();
    private final InMemoryStatePersister other = new InMemoryStatePersister();

    private static ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers("app");
    }

    @Test
    void holdWhereNothingIsChosen() {
        counter()
                .withDefaultTracker(prepared)
                .withDefaultPersister(store)
                .build()
                .step();

        assertThat(prepared.list()).containsExactly("app");
        assertThat(store.load("app")).isPresent();
    }

    @Test
    void giveWayToWhatIsChosen() {
        counter()
                .withDefaultTracker(prepared)
                .withDefaultPersister(store)
                .withTracker(chosen)
                .withPersister(other)
                .build()
                .step();

        assertThat(prepared.list()).isEmpty();
        assertThat(store.load("app")).isEmpty();
        assertThat(chosen.list()).containsExactly("app");
        assertThat(other.load("app")).isPresent();
    }

    @Test
    void comeIntoThePlaceOfNothingThatWasChosen() {
        counter()
                .withTracker(chosen)
                .withPersister(other)
                .withDefaultTracker(prepared)
                .withDefaultPersister(store)
                .build()
                .step();

        assertThat(prepared.list()).isEmpty();
        assertThat(store.load("app")).isEmpty();
        assertThat(chosen.list()).containsExactly("app");
        assertThat(other.load("app")).isPresent();
    }

    @Test
    void areThoseThatWereGivenLast() {
        counter()
                .withDefaultTracker(chosen)
                .withDefaultTracker(prepared)
                .withDefaultPersister(other)
                .withDefaultPersister(store)
                .build()
                .step();

        assertThat(chosen.list()).isEmpty();
        assertThat(other.load("app")).isEmpty();
        assertThat(prepared.list()).containsExactly("app");
        assertThat(store.load("app")).isPresent();
    }

    @Test
    void doNotMakeASecondChoiceOfOne() {
        assertThatThrownBy(() -> counter()
                        .withDefaultTracker(prepared)
                        .withTracker(chosen)
                        .withTracker(prepared))
                .hasMessage("withTracker can't be used here: a tracker is set already. An application has one.");
        assertThatThrownBy(() -> counter()
                        .withDefaultPersister(store)
                        .withPersister(other)
                        .withPersister(store))
                .hasMessage("withPersister can't be used here: a persister is set already. An application has one.");
    }

    @Test
    void areReplacedWhereTheyStoodAmongTheHooks() {
        var recordedBefore = new ArrayList<String>();

        counter()
                .withDefaultTracker(prepared)
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepFinished(StepFinished event) {
                        recordedBefore.addAll(chosen.list());
                    }
                })
                .withTracker(chosen)
                .build()
                .step();

        assertThat(recordedBefore).containsExactly("app");
    }

    @Test
    void arePutInPlaceAnewForEachApplicationThatIsBuilt() {
        ApplicationBuilder builder = counter().withDefaultTracker(prepared);
        Application before = builder.build();

        Application after = builder.withIdentifiers("later").withTracker(chosen).build();
        before.step();
        after.step();

        assertThat(prepared.list()).containsExactly("app");
        assertThat(chosen.list()).containsExactly("later");
    }
}
