package dev.burr.ui;

import dev.burr.ui.ports.PortUser;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says who has the port that a UI server wants, and of the port that a service wants, that a UI server has it. Whatever else
 * has the port of a service is none of our business: Spring Boot's own analysis comes after this one.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class PortInUseFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    private final @Nullable Environment environment;

    PortInUseFailureAnalyzer(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        if (environment == null || !environment.getProperty("burr.enabled", Boolean.class, true)) {
            return null;
        }
        boolean ofServer = environment instanceof ServerEnvironment;
        String host = environment.getProperty(ofServer ? "burr.ui.host" : "server.address", "127.0.0.1");
        PortUser user = PortUser.of(host, cause.getPort());
        if (!ofServer && user.storage().isEmpty()) {
            return null;
        }
        return new FailureAnalysis(
                "Port %d is in use by %s.".formatted(cause.getPort(), user.description()),
                "Stop it, or set %s to another port (0 for any free one)."
                        .formatted(ofServer ? "burr.ui.port" : "server.port"),
                cause);
    }
}
