package dev.burr.spring.autoconfigure;

import dev.burr.core.InvalidGraphException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a graph that keeps the service from starting, and which bean it belongs to. */
final class InvalidGraphFailureAnalyzer extends AbstractFailureAnalyzer<InvalidGraphException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidGraphException cause) {
        String bean = innermostBean(rootFailure);
        String description = bean == null
                ? cause.getMessage()
                : "Bean '%s' could not be created. %s".formatted(bean, cause.getMessage());
        return new FailureAnalysis(description, "Change the graph as each problem says, and start again.", cause);
    }

    private static @Nullable String innermostBean(Throwable failure) {
        String bean = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BeanCreationException creation && creation.getBeanName() != null) {
                bean = creation.getBeanName();
            }
        }
        return bean;
    }
}
