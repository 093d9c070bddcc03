package dev.burr.tracking;

/** What happens to a run when its steps can't be recorded. */
public enum OnFailure {

    /** The run goes on. The loss is counted, and logged once for each cause. */
    WARN,

    /** The caller of the run gets a {@link TrackingException}. */
    FAIL
}
