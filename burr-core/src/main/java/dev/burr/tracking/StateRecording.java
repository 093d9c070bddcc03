package dev.burr.tracking;

/** How much of the state is recorded at the end of a step. */
public enum StateRecording {

    /** The whole state with each step, as Burr does: any of its readers can open the log. */
    FULL,

    /**
     * What changed, and the whole state now and then, so that a long run costs the same at each step. Our readers open such a
     * log; those of Burr refuse it. {@code ./burr convert} makes it one that they open.
     */
    DELTA
}
