package dev.burr.benchmarks.probe;

/** A contender could not be measured. */
public final class ProbeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what could not be measured, and why */
    public ProbeException(String message) {
        super(message);
    }

    ProbeException(String message, Throwable cause) {
        super(message, cause);
    }
}
