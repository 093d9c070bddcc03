package dev.burr.spring.observation;

import dev.burr.core.ActionContext;
import dev.burr.core.ThreadContext;
import dev.burr.visibility.CurrentSpan;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation take along the step that runs on a thread, and the span that it is in: into Reactor, and
 * into executors with a {@code ContextPropagatingTaskDecorator}. Found as a service.
 */
public final class StepContextAccessor implements ThreadLocalAccessor<ThreadContext> {

    /** What it is kept under. */
    public static final String KEY = "burr.step";

    private static final ThreadContext NOTHING = new ThreadContext(null, CurrentSpan.none());

    @Override
    public Object key() {
        return KEY;
    }

    /** Scopes of observations are taken along by an accessor of their own. */
    @Override
    public @Nullable ThreadContext getValue() {
        ActionContext step = ActionContext.current().orElse(null);
        CurrentSpan span = CurrentSpan.enteredByThisThread();
        return step == null && span.isNone() ? null : new ThreadContext(step, span);
    }

    @Override
    public void setValue(ThreadContext value) {
        value.enter();
    }

    @Override
    public void setValue() {
        NOTHING.enter();
    }
}
