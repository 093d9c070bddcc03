package dev.burr.core;

import dev.burr.visibility.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Where a step stands: handed to the action that runs in it, and valid while that runs. Code deep inside an action, which
 * it was not handed to, finds it as {@link #current()}. The engine implements it; it may get more methods.
 */
public interface ActionContext extends Emitter {

    /**
     * A context for running a single action in a test. It has no tracer that anybody listens to, and what the action emits
     * is dropped.
     */
    static ActionContext of(ApplicationId application, String action, long sequenceId) {
        return new LoneStep(application, action, sequenceId);
    }

    /**
     * That of the step that runs on this thread; empty outside of an action. Other threads that an action starts have none,
     * unless they were given one by {@link #wrap(Runnable)}. Where an action runs children, their hooks and conditions have
     * that of the action, on whichever thread.
     */
    static Optional<ActionContext> current() {
        return Optional.ofNullable(ThreadContext.stepOfThisThread());
    }

    /** The tracer of {@link #current()}; outside of an action one that does nothing. */
    static Tracer currentTracer() {
        ActionContext current = ThreadContext.stepOfThisThread();
        return current == null ? Tracer.none() : current.tracer();
    }

    /**
     * A task that takes along what is current on this thread, for another thread to run: the context, and the span that
     * this thread is in. It may run at any time; only what it traces after the end of the step is lost. To take them along
     * always, wrap what an executor gets: {@code task -> pool.execute(ActionContext.wrap(task))}.
     */
    static Runnable wrap(Runnable task) {
        ThreadContext carried = ThreadContext.ofThisThread();
        return () -> {
            ThreadContext before = carried.enter();
            try {
                task.run();
            } finally {
                before.enter();
            }
        };
    }

    /** As {@link #wrap(Runnable)}, for a task that gives something back. */
    static <T> Callable<T> wrap(Callable<T> task) {
        ThreadContext carried = ThreadContext.ofThisThread();
        return () -> {
            ThreadContext before = carried.enter();
            try {
                return task.call();
            } finally {
                before.enter();
            }
        };
    }

    /** The application that runs. */
    ApplicationId applicationId();

    /** The name of the action. */
    String action();

    /** The id of this step. */
    long sequenceId();

    /** Tells what happens inside this step. */
    Tracer tracer();

    /** Which attempt of the action this is, from 1. More than one only where the action is to be {@link Retry retried}. */
    int attempt();

    /** The failure that led to this action, where a failure transition did; also in a process that resumed the application. */
    Optional<FailedStep> failedStep();

    /** The exception of that failure, in the process in which it was thrown. */
    Optional<Throwable> failure();

    /**
     * Whether the run was cancelled. The thread of the step is interrupted as well; an action that computes for long
     * without waiting should ask, and end with an exception.
     */
    boolean isCancelled();

    /**
     * Runs another state machine within this step, on this thread.
     *
     * @throws Exception what the action of the child threw that failed
     * @throws IllegalArgumentException when a child of this step has that key already
     */
    default ChildResult spawn(ChildRun child) throws Exception {
        return spawnAll(List.of(child), 1, false).get(0);
    }

    /**
     * Runs other state machines within this step, several at a time, on this thread and on the executor of the application.
     * What is {@link #current()} on this thread is so on those of the executor too, but for the actions of the children: each
     * of those has its own. The executor gets its tasks on this thread.
     *
     * @param atMost how many at a time
     * @param collectFailures whether all run to their end and tell of their failures in their results. If not, the first
     *     failure cancels the others
     * @return how they ended, in the order in which they were given
     * @throws Exception what the action threw that failed first, unless failures are collected
     * @throws IllegalArgumentException when two children of this step have the same key
     */
    List<ChildResult> spawnAll(List<ChildRun> children, int atMost, boolean collectFailures) throws Exception;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when the action does not say that it is {@link Action#streaming() streaming}
     */
    @Override
    void emit(Object item);

    /**
     * Runs code on this thread with this as the {@link #current()} context, as an engine does with an action.
     *
     * @throws Exception what the code throws
     */
    default <T> T call(Callable<T> body) throws Exception {
        return ThreadContext.call(this, body);
    }
}
