package dev.burr.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A run that goes on in the background. Safe for use by several threads. */
public final class RunHandle {

    private final RunControl control;
    private final CompletableFuture<RunResult> result;

    RunHandle(RunControl control, CompletableFuture<RunResult> result) {
        this.control = control;
        this.result = result;
    }

    /**
     * How the run ends. It fails with what the run fails with: the exception of an action as {@link Application#run} would
     * throw it, or {@link RunCancelledException}. The application can be used again when it has completed. What
     * depends on this stage gets the exception itself; {@code join()} wraps it, as futures do.
     */
    public CompletionStage<RunResult> result() {
        return result;
    }

    /**
     * Ends the run. The thread of a step that is under way is interrupted; when the action ends with an exception because of
     * that, the step is recorded with a {@link RunCancelledException}, and its state is as it was before. An action that
     * ends well all the same is recorded as it ended. No further step begins. Does nothing when the run has ended.
     */
    public void cancel() {
        control.cancel();
    }
}
