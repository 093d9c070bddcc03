package dev.burr.visibility;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracer of one step, as its engine makes it: gives spans their ids, keeps track of which are open, and hands what
 * happens to a listener, one call at a time.
 *
 * <p>The lock is held while the listener is called. So what it hears is in order whichever threads trace, and nothing can
 * reach it after {@link #end()} has returned.
 */
public final class StepTrace implements Tracer {

    private static final Logger log = LoggerFactory.getLogger(StepTrace.class);

    /** Of the whole process: an action that traces too late does so in every application. */
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private static final int MOST_REPORTS = 1_000;

    private final String action;
    private final long sequenceId;
    private final TraceListener listener;
    private final OpenSpans top = new OpenSpans();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ended;

    /** @param action the name of the action, for messages */
    public StepTrace(String action, long sequenceId, TraceListener listener) {
        this.action = action;
        this.sequenceId = sequenceId;
        this.listener = listener;
    }

    @Override
    public Span span(String name, String... dependencies) {
        return open(CurrentSpan.of(this), name, List.of(dependencies));
    }

    @Override
    public void attributes(Map<String, ? extends @Nullable Object> attributes) {
        attributes(CurrentSpan.of(this), attributes);
    }

    @Override
    public void event(String name, Map<String, ? extends @Nullable Object> data) {
        event(CurrentSpan.of(this), name, data);
    }

    /**
     * Whether what is traced there is taken: not after the end of the step, nor where nobody listens. For those who may come
     * late through no fault of the action, and have nothing to report then.
     */
    public static boolean isListening(Tracer tracer) {
        if (tracer instanceof StepSpan span) {
            return !span.trace().ended;
        }
        return tracer instanceof StepTrace trace ? !trace.ended : tracer != NoTrace.INSTANCE;
    }

    /**
     * Ends the step: closes what is open, inner spans before outer ones and later ones before earlier ones, and ignores
     * what comes from now on. Waits for a call of the listener that is under way. Does nothing when it was called before.
     *
     * @throws RuntimeException what the listener threw first; everything is closed nevertheless
     */
    public void end() {
        RuntimeException failure;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            failure = closeAllIn(top);
        } finally {
            lock.unlock();
        }
        CurrentSpan.leaveClosed();
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * A span whose start the listener refused stays open until the step ends, as others may have heard of it; but no thread
     * is in it.
     */
    Span open(@Nullable StepSpan parent, String name, List<String> dependencies) {
        Objects.requireNonNull(name, "name");
        StepSpan span;
        lock.lock();
        try {
            if (ended) {
                ignore("span", name);
                return NoTrace.INSTANCE;
            }
            span = parent == null
                    ? new StepSpan(this, sequenceId + ":" + top.nextPlace(), name, null)
                    : parent.child(name);
            openSpansOf(span.enclosing()).add(span);
            listener.spanStarted(span.id(), name, parent == null ? null : parent.id(), dependencies);
        } finally {
            lock.unlock();
        }
        CurrentSpan.enter(span);
        return span;
    }

    void close(StepSpan span) {
        RuntimeException failure = null;
        lock.lock();
        try {
            if (!span.isClosed()) {
                failure = closed(span, closeAllIn(span.nested()));
            }
        } finally {
            lock.unlock();
        }
        CurrentSpan.leaveClosed();
        if (failure != null) {
            throw failure;
        }
    }

    void attributes(@Nullable StepSpan span, Map<String, ? extends @Nullable Object> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (ended) {
                ignore("attributes", attributes.keySet());
            } else {
                listener.attributesLogged(span == null ? null : span.id(), attributes);
            }
        } finally {
            lock.unlock();
        }
    }

    void event(@Nullable StepSpan span, String name, Map<String, ? extends @Nullable Object> data) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
        lock.lock();
        try {
            if (ended) {
                ignore("event", name);
            } else {
                listener.eventLogged(span == null ? null : span.id(), name, data);
            }
        } finally {
            lock.unlock();
        }
    }

    /** In a loop, as spans may nest deeper than the stack of this thread has room for. */
    private @Nullable RuntimeException closeAllIn(OpenSpans outermost) {
        RuntimeException failure = null;
        StepSpan span = outermost.last();
        while (span != null) {
            StepSpan inner = span.nested().last();
            if (inner == null) {
                failure = closed(span, failure);
                StepSpan enclosing = span.enclosing();
                inner = openSpansOf(enclosing) == outermost ? outermost.last() : enclosing;
            }
            span = inner;
        }
        return failure;
    }

    private OpenSpans openSpansOf(@Nullable StepSpan span) {
        return span == null ? top : span.nested();
    }

    private @Nullable RuntimeException closed(StepSpan span, @Nullable RuntimeException earlier) {
        span.markClosed();
        openSpansOf(span.enclosing()).remove(span);
        try {
            listener.spanFinished(span.id(), span.name(), span.age());
            return earlier;
        } catch (RuntimeException e) {
            if (earlier != null && !earlier.equals(e)) {
                earlier.addSuppressed(e);
            }
            return earlier == null ? e : earlier;
        }
    }

    private void ignore(String what, Object names) {
        if (REPORTED.size() < MOST_REPORTS && REPORTED.add(action)) {
            log.warn(
                    "Action '{}' traced {} '{}' after its step {} had ended; that is ignored. Let the action wait for the threads that it starts. Later cases are logged at DEBUG.",
                    action,
                    what,
                    names,
                    sequenceId);
        } else {
            log.debug("Action '{}' traced {} '{}' after its step {} had ended.", action, what, names, sequenceId);
        }
    }
}
