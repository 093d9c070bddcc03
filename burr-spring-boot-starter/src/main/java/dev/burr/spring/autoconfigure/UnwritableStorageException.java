package dev.burr.spring.autoconfigure;

import dev.burr.core.BurrException;

/** A service whose runs fail when they can't be recorded would have none that does not. */
final class UnwritableStorageException extends BurrException {

    private static final long serialVersionUID = 1L;

    UnwritableStorageException(String project, String problem) {
        super(
                "Runs of project '%s' can't be recorded. %s burr.tracking.on-failure is 'fail', so that no run would get anywhere."
                        .formatted(project, problem));
    }
}
