package dev.burr.core;

/** Where a step stands: handed to the action that runs in it. */
public interface ActionContext {

    /** The application that runs. */
    ApplicationId applicationId();

    /** The name of the action. */
    String action();

    /** The id of this step. */
    long sequenceId();
}
