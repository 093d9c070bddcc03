package dev.burr.visibility;

import org.jspecify.annotations.Nullable;

/**
 * Puts a thread into a span that is open already, for a while, whichever thread opened it. For libraries that have scopes of
 * their own, such as those of observations, and keep a span current as long as one of these lasts. Scopes of a thread are
 * kept apart from the spans that it opens: closing one leaves no trace on the thread, whatever was opened meanwhile.
 */
public final class SpanScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable SpanScope> INNERMOST = new ThreadLocal<>();

    private final @Nullable StepSpan span;
    private final @Nullable StepSpan enteredBefore;
    private final @Nullable SpanScope outer;
    private final Thread thread = Thread.currentThread();

    private SpanScope(@Nullable StepSpan span, @Nullable StepSpan enteredBefore, @Nullable SpanScope outer) {
        this.span = span;
        this.enteredBefore = enteredBefore;
        this.outer = outer;
    }

    /** Puts this thread into a span, until the scope is closed. */
    public static SpanScope open(Span span) {
        var scope = new SpanScope(span instanceof StepSpan step ? step : null, CurrentSpan.entered(), INNERMOST.get());
        INNERMOST.set(scope);
        return scope;
    }

    /** Ends it, and those that were opened within it. Does nothing on another thread than the one that opened it. */
    @Override
    public void close() {
        if (thread.equals(Thread.currentThread()) && isOpen()) {
            if (outer == null) {
                INNERMOST.remove();
            } else {
                INNERMOST.set(outer);
            }
        }
    }

    private boolean isOpen() {
        SpanScope open = INNERMOST.get();
        while (open != null && open != this) {
            open = open.outer;
        }
        return open != null;
    }

    /**
     * What this thread is in: the deeper one of what it has entered and what a scope has put it in; where neither is in the other,
     * what came last.
     *
     * @param entered that is open; null for none
     * @param trace the step that it is to be of; null for any
     */
    static @Nullable StepSpan innermost(@Nullable StepSpan entered, @Nullable StepTrace trace) {
        SpanScope scope = INNERMOST.get();
        while (scope != null && !scope.isFor(trace)) {
            scope = scope.outer;
        }
        StepSpan scoped = scope == null ? null : scope.span;
        if (scope == null || scoped == null) {
            return entered;
        }
        if (entered == null || scoped.isWithin(entered)) {
            return scoped;
        }
        return entered.isWithin(scoped) || entered != scope.enteredBefore ? entered : scoped;
    }

    private boolean isFor(@Nullable StepTrace trace) {
        return span != null && !span.isClosed() && (trace == null || span.isOf(trace));
    }
}
