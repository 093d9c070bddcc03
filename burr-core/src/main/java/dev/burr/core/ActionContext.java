package dev.burr.core;

/** Where a step stands: handed to the action that runs in it. */
public sealed interface ActionContext permits StepContext {

    /** A context, for running a single action in a test. */
    static ActionContext of(ApplicationId application, String action, long sequenceId) {
        return new StepContext(application, action, sequenceId);
    }

    /** The application that runs. */
    ApplicationId applicationId();

    /** The name of the action. */
    String action();

    /** The id of this step. */
    long sequenceId();
}
