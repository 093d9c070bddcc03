package dev.burr.application;

/** An application was to run a step while it runs another one. Nothing was done. */
public final class ApplicationBusyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String applicationId;

    ApplicationBusyException(String applicationId) {
        super(
                "Application '%s' is running a step already. Use it from one thread at a time, or build one for each thread."
                        .formatted(applicationId));
        this.applicationId = applicationId;
    }

    /** The id of the application. */
    public String applicationId() {
        return applicationId;
    }
}
