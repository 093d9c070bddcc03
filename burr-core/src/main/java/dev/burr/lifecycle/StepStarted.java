package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.visibility.Tracer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step is about to run.
 *
 * @param action the name of the action
 * @param inputs the inputs that the action declares, of those that the caller gave
 * @param state the whole state before, with the new sequence id
 * @param transition why it runs; null where there was no choice (the entrypoint, a single transition without condition)
 * @param tracer takes what a hook has to say of the step, as that of its action does, until the step ends
 */
public record StepStarted(
        ApplicationId application,
        long sequenceId,
        String action,
        Inputs inputs,
        State state,
        @Nullable TransitionTaken transition,
        Instant time,
        Tracer tracer)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.stepStarted(this);
    }
}
