package dev.burr.core;

/** The context of one step. */
record StepContext(ApplicationId applicationId, String action, long sequenceId) implements ActionContext {}
