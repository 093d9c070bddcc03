package dev.burr.ui.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.index.StepSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two steps of two runs that belong together, or one that has no counterpart.
 *
 * @param index place in the list of pairs, from 0
 * @param a null if the first run has no such step; likewise {@code b}
 * @param keys top-level keys of the state to which the two did not do the same; of at most 100
 * @param ending whether they ended otherwise: one failed and the other did not, or each with another error
 */
public record StepPair(
        int index,
        Relation relation,
        @Nullable StepSummary a,
        @Nullable StepSummary b,
        List<String> keys,
        boolean ending) {

    /** What two steps have to do with one another. */
    public enum Relation {
        /** A step of the one run from before the other was forked from it. */
        @JsonProperty("shared")
        SHARED,
        /** Both did the same to the state and ended the same way, in whatever time. */
        @JsonProperty("same")
        SAME,
        @JsonProperty("different")
        DIFFERENT,
        @JsonProperty("only-a")
        ONLY_A,
        @JsonProperty("only-b")
        ONLY_B,
        /** What one of them did is not known, because a state is lost. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
