package dev.burr.visibility;

import org.jspecify.annotations.Nullable;

/**
 * Which span a thread is in, to be taken along to another thread. For those who hand over all that is current on a
 * thread; within an action, {@code ActionContext.wrap} does that.
 */
public final class CurrentSpan {

    private static final ThreadLocal<@Nullable StepSpan> INNERMOST = new ThreadLocal<>();

    private final @Nullable StepSpan span;

    private CurrentSpan(@Nullable StepSpan span) {
        this.span = span;
    }

    /** That of a thread which is in no span. */
    public static CurrentSpan none() {
        return new CurrentSpan(null);
    }

    /** The one of this thread, which may be none. */
    public static CurrentSpan ofThisThread() {
        return new CurrentSpan(SpanScope.innermost(open(INNERMOST.get()), null));
    }

    /** The one that this thread has opened or {@link #enter entered}, whatever {@link SpanScope scopes} it is in besides. */
    public static CurrentSpan enteredByThisThread() {
        return new CurrentSpan(open(INNERMOST.get()));
    }

    /** Makes it the one of this thread, until the one that was is entered again. */
    public CurrentSpan enter() {
        var before = new CurrentSpan(INNERMOST.get());
        INNERMOST.set(span);
        return before;
    }

    /** Whether it is that span, or one in it. */
    public boolean isWithin(Span outer) {
        return outer instanceof StepSpan step && span != null && span.isWithin(step);
    }

    /** Whether there is none. */
    public boolean isNone() {
        return span == null;
    }

    static void enter(StepSpan opened) {
        opened.outer = open(INNERMOST.get());
        INNERMOST.set(opened);
    }

    static @Nullable StepSpan entered() {
        return INNERMOST.get();
    }

    /**
     * The span of a step that this thread is in; null when it is in none. A thread may be in spans of several steps, as an
     * action may run another application.
     */
    static @Nullable StepSpan of(StepTrace trace) {
        StepSpan candidate = open(INNERMOST.get());
        while (candidate != null && (candidate.isClosed() || !candidate.isOf(trace))) {
            candidate = candidate.outer;
        }
        return SpanScope.innermost(candidate, trace);
    }

    /** Leaves spans that are closed: another thread, an outer span or the end of the step may have closed them. */
    static void leaveClosed() {
        StepSpan entered = INNERMOST.get();
        if (entered != null && entered.isClosed()) {
            INNERMOST.set(open(entered));
        }
    }

    private static @Nullable StepSpan open(@Nullable StepSpan entered) {
        StepSpan found = entered;
        while (found != null && found.isClosed()) {
            found = found.outer;
        }
        return found;
    }
}
