package dev.burr.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which directory a service can't record in that must. */
final class UnwritableStorageFailureAnalyzer extends AbstractFailureAnalyzer<UnwritableStorageException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnwritableStorageException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set burr.tracking.storage-dir to a directory that this user may write to, or give the user the right to. "
                        + "With burr.tracking.on-failure set to 'warn', the service runs without records.",
                cause);
    }
}
