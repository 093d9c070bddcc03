package dev.burr.spring.observation;

import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * The span that stands for an observation. Kept in the context of it.
 *
 * @param step the tracer of its step
 * @param span null for the step itself
 */
record RecordedSpan(Tracer step, @Nullable Span span) {

    /** That of an observation, or of the nearest one around it that has one; null if none has. */
    static @Nullable RecordedSpan around(@Nullable ObservationView observation) {
        for (ObservationView view = observation; view != null; ) {
            Observation.ContextView context = view.getContextView();
            RecordedSpan recorded =
                    context instanceof StepObservationContext step ? ofStep(step) : context.get(RecordedSpan.class);
            if (recorded != null) {
                return recorded;
            }
            view = context.getParentObservation();
        }
        return null;
    }

    private static RecordedSpan ofStep(StepObservationContext step) {
        // On its own thread, what is current there says whether the action runs, or a hook before or after it.
        return new RecordedSpan(step.isOfThisThread() ? Tracer.none() : step.tracer(), null);
    }
}
