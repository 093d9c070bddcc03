package dev.burr.spring.autoconfigure;

import dev.burr.core.BurrException;

/** A service that must not run without the server that its runs are sent to has not found it at its start. */
final class RemoteServerUnavailableException extends BurrException {

    private static final long serialVersionUID = 1L;

    RemoteServerUnavailableException(String project, String problem) {
        super(
                "Runs of project '%s' can't be sent. %s burr.tracking.remote.required is 'true', so that the service does not start without."
                        .formatted(project, problem));
    }
}
