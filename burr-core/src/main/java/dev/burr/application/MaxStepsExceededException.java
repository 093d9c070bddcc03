package dev.burr.application;

import dev.burr.core.BurrException;
import java.util.List;

/** A run took as many steps as it may, and would have gone on. The application stands behind the last of them. */
public final class MaxStepsExceededException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final long maxSteps;
    private final String[] lastActions;

    MaxStepsExceededException(String applicationId, long maxSteps, RecentActions recent) {
        super(
                "The run of application '%s' did not halt within %,d steps. %s Check the conditions on that way, or allow more with withMaxSteps."
                        .formatted(applicationId, maxSteps, recent.describe()));
        this.maxSteps = maxSteps;
        this.lastActions = recent.last().toArray(String[]::new);
    }

    /** How many steps the run may take. */
    public long maxSteps() {
        return maxSteps;
    }

    /** The actions that ran last: those of a cycle once, where they form one. */
    public List<String> lastActions() {
        return List.of(lastActions);
    }
}
