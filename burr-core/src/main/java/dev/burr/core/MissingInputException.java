package dev.burr.core;

import java.util.Collection;
import java.util.List;

/** An action was about to run without inputs that it requires. Nothing ran, and no sequence id was taken. */
public final class MissingInputException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final String[] missing;

    public MissingInputException(String action, Collection<String> missing, Collection<String> given) {
        super(
                "Action '%s' requires input %s, which was not given (given: %s). Pass it, as in run(halt, Inputs.of(\"%s\", …))."
                        .formatted(
                                action,
                                Names.list(missing),
                                Names.list(given),
                                missing.iterator().next()));
        this.action = action;
        this.missing = missing.toArray(String[]::new);
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** The required inputs that were not given. */
    public List<String> missing() {
        return List.of(missing);
    }
}
