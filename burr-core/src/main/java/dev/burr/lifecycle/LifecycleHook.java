package dev.burr.lifecycle;

/**
 * Watches an application. Override the methods of interest; each gets one record, so that an event can carry more one day
 * without breaking anybody.
 *
 * <p>Hooks are called on the thread that runs the step, in the order in which they were added, before the run goes on: be
 * quick. One application calls its hooks from one thread at a time; a hook that several applications share must be safe
 * for that. So must one of an application whose steps run others in parallel: it watches these as well. What a hook throws
 * does not reach the run, unless its {@link #failurePolicy()} says so.
 *
 * <p>What an action traces (the four methods from {@link #spanStarted} on) is delivered on the thread that traces, which
 * may be another one than the step's. All of a step comes between its {@link #stepStarted} and its {@link #stepFinished}. A
 * span starts after the one it is in and finishes before it, unless that had finished already; attributes and events come
 * when they are logged. Of one step these come one after the other, and threads of the step that trace wait meanwhile; but
 * they may come at the same time as other events of the application, so a hook that listens to them must be safe for that.
 */
public interface LifecycleHook {

    /** An application was built. */
    default void applicationCreated(ApplicationCreated event) {}

    /** A method that runs steps was called. */
    default void runStarted(RunStarted event) {}

    /** That call has ended. */
    default void runFinished(RunFinished event) {}

    /** A step is about to run. */
    default void stepStarted(StepStarted event) {}

    /** A step has ended, well or not. */
    default void stepFinished(StepFinished event) {}

    /** A step whose action streams is about to run. */
    default void streamStarted(StreamStarted event) {}

    /** An action has emitted an item. Comes before the reader of the stream has it. */
    default void streamItem(StreamItem event) {}

    /** A step whose action streams has ended. */
    default void streamFinished(StreamFinished event) {}

    /** A timed section of a step has begun. */
    default void spanStarted(SpanStarted event) {}

    /** A timed section of a step has ended. */
    default void spanFinished(SpanFinished event) {}

    /** An action has logged facts about its step. */
    default void attributesLogged(AttributesLogged event) {}

    /** An action has said that something happened in its step. */
    default void eventLogged(EventLogged event) {}

    /** What happens to the run when this hook throws. */
    default HookFailurePolicy failurePolicy() {
        return HookFailurePolicy.ISOLATE;
    }
}
