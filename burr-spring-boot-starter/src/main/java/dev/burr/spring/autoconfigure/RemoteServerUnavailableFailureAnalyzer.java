package dev.burr.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which server a service can't send its runs to that must. */
final class RemoteServerUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<RemoteServerUnavailableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RemoteServerUnavailableException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start that server (./burr ui), or set burr.tracking.remote.url and burr.tracking.remote.api-key to what is right. "
                        + "With burr.tracking.remote.required set to 'false', the service starts, and events wait until the server"
                        + " takes them.",
                cause);
    }
}
