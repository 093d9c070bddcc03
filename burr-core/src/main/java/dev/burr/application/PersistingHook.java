package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.Inputs;
import dev.burr.lifecycle.HookFailurePolicy;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.RunStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.StateNotSavedException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StateSaver;
import dev.burr.persistence.StepAlreadySavedException;
import org.jspecify.annotations.Nullable;

/**
 * Saves the state of one application after every step, failed ones included. When that fails, the caller of the run gets
 * to know.
 *
 * <p>An application that somebody else has run further must not go on: its next step would be saved behind a step of the
 * other one, as if both had been one history. So it runs nothing any more.
 */
final class PersistingHook implements LifecycleHook {

    private final StateSaver saver;
    private Inputs inputs = Inputs.none();
    private @Nullable StepAlreadySavedException overtaken;

    private PersistingHook(StateSaver saver) {
        this.saver = saver;
    }

    /**
     * A hook for one application.
     *
     * @param toBeNew whether the user has named an id for an application that does not go on from itself: its first step
     *     would be refused if it were saved already. Ids that are made up are not looked for
     */
    static PersistingHook of(ApplicationId id, StatePersister persister, boolean toBeNew) {
        persister.checkId(id);
        if (toBeNew && persister.load(id.appId()).isPresent()) {
            throw new BurrException(
                    "Application '%s' is saved already and would be built anew. Go on with it by resumeFrom(…), or give the new one another id."
                            .formatted(id.appId()));
        }
        return new PersistingHook(persister);
    }

    /**
     * A hook for an application that a step of another one runs. When its states are there already, a process has died in
     * that step, and the step runs again: they are of no use to anybody.
     */
    static PersistingHook ofChild(ApplicationId id, StatePersister persister) {
        persister.checkId(id);
        persister.delete(id.appId());
        return new PersistingHook(persister);
    }

    @Override
    public HookFailurePolicy failurePolicy() {
        return HookFailurePolicy.PROPAGATE;
    }

    @Override
    public void runStarted(RunStarted event) {
        refuseIfOvertaken();
    }

    /** An iteration goes on without a new start. */
    @Override
    public void stepStarted(StepStarted event) {
        refuseIfOvertaken();
        inputs = event.inputs();
    }

    private void refuseIfOvertaken() {
        if (overtaken != null) {
            throw new StepAlreadySavedException(overtaken.appId(), overtaken.sequenceId());
        }
    }

    @Override
    public void stepFinished(StepFinished event) {
        if (overtaken != null) {
            return;
        }
        PersistedState step = PersistedState.of(event.application(), event.action(), event.state(), event.time())
                .withStatus(event.exception() == null ? Status.COMPLETED : Status.FAILED)
                .withInputs(inputs);
        try {
            saver.save(step);
        } catch (StepAlreadySavedException e) {
            overtaken = e;
            throw e;
        } catch (RuntimeException e) {
            throw new StateNotSavedException(step, e);
        }
    }
}
