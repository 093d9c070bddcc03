package dev.burr.application;

import dev.burr.core.ActionContext;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs children several at a time. The calling thread runs them too, so that an executor which has no thread to spare makes
 * it slower and does not bring it to a standstill.
 */
final class ParallelRun {

    private final List<ChildRun> children;
    private final Function<ChildRun, ChildResult> body;
    private final RunControl control;
    private final boolean collectFailures;
    private final AtomicReferenceArray<@Nullable ChildResult> results;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch open;
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    ParallelRun(
            List<ChildRun> children,
            Function<ChildRun, ChildResult> body,
            RunControl control,
            boolean collectFailures) {
        this.children = List.copyOf(children);
        this.body = body;
        this.control = control;
        this.collectFailures = collectFailures;
        this.results = new AtomicReferenceArray<>(children.size());
        this.open = new CountDownLatch(children.size());
    }

    List<ChildResult> run(Executor executor, int atMost) throws Exception {
        int helpers = Math.min(atMost, children.size()) - 1;
        for (int i = 0; i < helpers && startHelper(executor); i++) {
            // Each takes one child after the other.
        }
        work();
        awaitAll();
        rethrowFirstFailure();
        List<ChildResult> ended = new ArrayList<>(children.size());
        for (int i = 0; i < children.size(); i++) {
            ChildResult result = results.get(i);
            if (result != null) {
                ended.add(result);
            }
        }
        return ended;
    }

    private boolean startHelper(Executor executor) {
        try {
            // Hooks and conditions of children run there, outside of any action of theirs: within this step.
            executor.execute(ActionContext.wrap(this::work));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        } catch (RuntimeException | Error broken) {
            // Children that run already must end before the step does.
            stop(broken);
            return false;
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < children.size(); i = next.getAndIncrement()) {
            try {
                results.set(i, runOrFail(i));
            } finally {
                open.countDown();
            }
        }
    }

    private @Nullable ChildResult runOrFail(int place) {
        if (control.isCancelled()) {
            return null;
        }
        try {
            ChildResult result = body.apply(children.get(place));
            result.failure().ifPresent(this::failed);
            return result;
        } catch (RuntimeException | Error e) {
            stop(e);
            return null;
        }
    }

    private void stop(Throwable failure) {
        firstFailure.accumulateAndGet(failure, ParallelRun::graver);
        control.cancel();
    }

    /** The first one, but for an error: a graph may handle the failure of a child, and the error must not go with it. */
    private static @Nullable Throwable graver(@Nullable Throwable known, @Nullable Throwable other) {
        return known == null || (other instanceof Error && !(known instanceof Error)) ? other : known;
    }

    private void failed(Throwable failure) {
        if (!collectFailures && firstFailure.compareAndSet(null, failure)) {
            control.cancel();
        }
    }

    /** Waits for children that other threads run; one that is interrupted meanwhile takes them with it. */
    private void awaitAll() throws InterruptedException {
        try {
            open.await();
        } catch (InterruptedException e) {
            control.cancel();
            awaitPatiently();
            throw e;
        }
    }

    private void awaitPatiently() {
        boolean interrupted = false;
        while (true) {
            try {
                open.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrowFirstFailure() throws Exception {
        Throwable failure = firstFailure.get();
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
        control.check();
    }
}
