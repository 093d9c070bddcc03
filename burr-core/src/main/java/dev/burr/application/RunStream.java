package dev.burr.application;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a run, as they come, and how the run ends:
 *
 * <pre>{@code
 * try (var stream = app.stream(after("tell"), inputs)) {
 *     for (var item : stream) send(item);
 *     stream.result().state();
 * }
 * }</pre>
 *
 * <p>The run goes on in the background, at most one item ahead of its reader. Closing before the end cancels it. For one
 * reader; it can be read once.
 */
public final class RunStream implements Iterable<Object>, AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Abandoned abandoned;
    private final Handoff items;
    private final CompletableFuture<RunResult> result;
    private final Cleaner.Cleanable cleanable;
    private @Nullable Object next;

    RunStream(RunControl control, Handoff items, RunHandle run) {
        this.items = items;
        this.result = run.result().toCompletableFuture().whenComplete((ended, failure) -> items.end());
        this.abandoned = new Abandoned(control, items);
        this.cleanable = CLEANER.register(this, abandoned);
    }

    /**
     * Ends a run that nobody reads any more, also one whose stream was forgotten without being closed. It is cancelled
     * first: an action that fails for want of a reader must not be taken for one that failed by itself.
     */
    private record Abandoned(RunControl control, Handoff items) implements Runnable {

        @Override
        public void run() {
            control.cancel();
            items.abandon();
        }
    }

    /**
     * The items, in order; waits for the next one. When the run fails, so does the call that waits, with the same
     * exception.
     */
    @Override
    public Iterator<Object> iterator() {
        return new Items();
    }

    /**
     * How the run ended. Waits for the end; items that have not been read are dropped.
     *
     * @throws RuntimeException what the run failed with
     */
    public RunResult result() {
        try {
            items.drop();
            return ended();
        } finally {
            // As in app.stream(…).result(): nobody else may hold this stream, which counts as forgotten otherwise.
            Reference.reachabilityFence(this);
        }
    }

    private RunResult ended() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Cancels the run if it goes on, and waits until its step has ended, so that the application can be used again. */
    @Override
    public void close() {
        cleanable.clean();
        result.handle((ended, failure) -> "").join();
    }

    private final class Items implements Iterator<Object> {

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = take();
            }
            if (next == null) {
                ended();
            }
            return next != null;
        }

        private @Nullable Object take() {
            try {
                return items.take();
            } catch (InterruptedException e) {
                abandoned.run();
                Thread.currentThread().interrupt();
                throw abandoned.control.cancellation();
            }
        }

        @Override
        public Object next() {
            Object item = hasNext() ? next : null;
            if (item == null) {
                throw new NoSuchElementException("The stream has ended.");
            }
            next = null;
            return item;
        }
    }
}
