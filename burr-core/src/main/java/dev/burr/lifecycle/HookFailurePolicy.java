package dev.burr.lifecycle;

/** What happens to a run when a hook throws. */
public enum HookFailurePolicy {

    /** The run goes on; the failure is counted, and logged once for each kind. For whatever only watches. */
    ISOLATE,

    /** The caller of the run gets the failure. For whatever must not miss an event, such as a persister. */
    PROPAGATE
}
