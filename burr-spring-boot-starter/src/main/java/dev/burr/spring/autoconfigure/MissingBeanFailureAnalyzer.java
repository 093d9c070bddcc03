package dev.burr.spring.autoconfigure;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says why there is no bean of a type that the starter has as a rule: Spring Boot's own analysis, which comes after this one,
 * would advise to define it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class MissingBeanFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final Set<Class<?>> TRACKING =
            Set.of(TrackingClient.class, LocalTrackingClient.Builder.class, RemoteTrackingClient.Builder.class);
    private static final Set<Class<?>> OTHERS = Set.of(ApplicationBuilder.class, ApplicationFactory.class);

    private final @Nullable BeanFactory beans;
    private final @Nullable Environment environment;

    MissingBeanFailureAnalyzer(@Nullable BeanFactory beans, @Nullable Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    /** Why it is missing, and what to do. */
    private record Reason(String why, String action) {}

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, NoSuchBeanDefinitionException cause, @Nullable String place) {
        ResolvableType wanted = cause.getResolvableType();
        Class<?> type = wanted == null ? null : wanted.resolve();
        Reason reason = type == null ? null : reason(type);
        if (type == null || reason == null) {
            return null;
        }
        String description = "%s needs a bean of type %s, and there is none: %s"
                .formatted(place == null ? "The service" : place, type.getName(), reason.why());
        return new FailureAnalysis(description, reason.action(), cause);
    }

    private @Nullable Reason reason(Class<?> type) {
        boolean ofTracking = TRACKING.contains(type);
        if (!ofTracking && !OTHERS.contains(type)) {
            return null;
        }
        if (isOff("burr.enabled")) {
            return switchedOff("burr.enabled");
        }
        if (ofTracking) {
            return isOff("burr.tracking.enabled") ? switchedOff("burr.tracking.enabled") : withoutServer(type);
        }
        return type == ApplicationFactory.class ? withoutGraph() : null;
    }

    private boolean isOff(String property) {
        return environment != null && !environment.getProperty(property, Boolean.class, true);
    }

    private static Reason switchedOff(String property) {
        return new Reason(
                property + " is 'false'.",
                "Set %s to true, or have an ObjectProvider of it injected, which may be empty.".formatted(property));
    }

    private static @Nullable Reason withoutServer(Class<?> type) {
        return type == RemoteTrackingClient.Builder.class
                ? new Reason(
                        "there is one in a service that knows a server to send runs to.",
                        "Set burr.tracking.remote.url, or define a bean of type %s."
                                .formatted(BurrConnectionDetails.class.getName()))
                : null;
    }

    private Reason withoutGraph() {
        String[] graphs = beans instanceof ListableBeanFactory listable
                ? listable.getBeanNamesForType(Graph.class, true, false)
                : new String[0];
        if (graphs.length == 0) {
            return new Reason(
                    "one comes with each bean of type %s, and there is none of those either."
                            .formatted(Graph.class.getName()),
                    "Define the graph as a bean: a @Bean method that returns Graph.builder()…build().");
        }
        String names = Arrays.stream(graphs).sorted().collect(Collectors.joining("', '", "'", "'"));
        return new Reason(
                "none has the qualifier that is asked for. Those that come with graphs have their names: %s."
                        .formatted(names),
                "Name one of them with @Qualifier.");
    }
}
