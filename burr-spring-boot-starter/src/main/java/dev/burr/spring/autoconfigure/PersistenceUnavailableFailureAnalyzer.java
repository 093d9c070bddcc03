package dev.burr.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what a service lacks that is to save states. */
final class PersistenceUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<PersistenceUnavailableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PersistenceUnavailableException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
