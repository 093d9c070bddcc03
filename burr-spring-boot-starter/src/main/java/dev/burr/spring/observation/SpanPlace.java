package dev.burr.spring.observation;

import dev.burr.core.ActionContext;
import dev.burr.visibility.CurrentSpan;
import dev.burr.visibility.Span;
import dev.burr.visibility.StepTrace;
import dev.burr.visibility.Tracer;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

/**
 * Where the span of an observation belongs.
 *
 * @param step the tracer of its step
 * @param tracer opens it at the right place
 */
record SpanPlace(Tracer step, Tracer tracer) {

    /**
     * In the span of the observation around it, or deeper where this thread is in a span of that. A thread whose action is
     * of another step than that observation, as the action of a child is that nobody observes, is right about it.
     *
     * @return null when it belongs to no step that still runs
     */
    static @Nullable SpanPlace within(@Nullable ObservationView parent) {
        SpanPlace place = place(RecordedSpan.around(parent));
        return place != null && StepTrace.isListening(place.step) ? place : null;
    }

    private static @Nullable SpanPlace place(@Nullable RecordedSpan around) {
        Tracer here = ActionContext.current().map(ActionContext::tracer).orElse(null);
        if (here != null && (around == null || around.span() == null || !here.equals(around.step()))) {
            return new SpanPlace(here, here);
        }
        if (around == null) {
            return null;
        }
        Span span = around.span();
        if (span == null || CurrentSpan.ofThisThread().isWithin(span)) {
            return new SpanPlace(around.step(), around.step());
        }
        return new SpanPlace(around.step(), span);
    }
}
