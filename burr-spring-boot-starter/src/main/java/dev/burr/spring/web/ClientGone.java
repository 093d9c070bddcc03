package dev.burr.spring.web;

/** What becomes of a streamed run whose client no longer listens, or for whom it has taken too long. */
public enum ClientGone {

    /**
     * The run is cancelled: the action that is under way is interrupted, its step recorded as cancelled, and the state stays as it
     * was before. The next request does the step again.
     */
    CANCEL_RUN,

    /** The run goes on to its end without a listener, and the next request finds what it came to. */
    FINISH_RUN
}
