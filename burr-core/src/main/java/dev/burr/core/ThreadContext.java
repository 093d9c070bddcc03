package dev.burr.core;

import dev.burr.visibility.CurrentSpan;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What is current on a thread: the step that runs on it, and the span that it is in. For libraries that take along to another
 * thread all that is current on one; for a single task, {@link ActionContext#wrap(Runnable)} does that.
 *
 * @param step null when there is none
 */
public record ThreadContext(@Nullable ActionContext step, CurrentSpan span) {

    private static final ThreadLocal<@Nullable ActionContext> STEP = new ThreadLocal<>();

    /** That of this thread. */
    public static ThreadContext ofThisThread() {
        return new ThreadContext(STEP.get(), CurrentSpan.ofThisThread());
    }

    /** The step that runs on this thread; null when there is none. */
    static @Nullable ActionContext stepOfThisThread() {
        return STEP.get();
    }

    /** Runs code on this thread as part of a step. */
    static <T> T call(ActionContext step, Callable<T> body) throws Exception {
        ActionContext before = STEP.get();
        STEP.set(step);
        try {
            return body.call();
        } finally {
            STEP.set(before);
        }
    }

    /** Makes it that of this thread, until the one that was is entered again. */
    public ThreadContext enter() {
        var before = new ThreadContext(STEP.get(), span.enter());
        STEP.set(step);
        return before;
    }
}
