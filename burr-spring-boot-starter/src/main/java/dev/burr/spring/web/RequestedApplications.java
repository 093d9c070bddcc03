package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;
import dev.burr.persistence.UnknownApplicationException;
import dev.burr.tracking.file.FolderNames;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodParameter;

/** What is the same in Spring MVC and WebFlux: which parameters are meant, and what becomes of an id. */
final class RequestedApplications {

    private static final String SESSION_ATTRIBUTE = "dev.burr.application.";

    private final ApplicationSources sources;

    RequestedApplications(BeanFactory beans) {
        this.sources = new ApplicationSources(beans);
    }

    static boolean isMeant(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(RequestedApplication.class)
                && (type == Application.class || type == ApplicationId.class);
    }

    static RequestedApplication of(MethodParameter parameter) {
        return Objects.requireNonNull(parameter.getParameterAnnotation(RequestedApplication.class));
    }

    /**
     * The id that a variable of the path has.
     *
     * @param variables of the path, by name
     */
    static String ofPath(@Nullable Object variables, MethodParameter parameter) {
        String variable = of(parameter).value();
        Object value = variables instanceof Map<?, ?> byName ? byName.get(variable) : null;
        if (value == null) {
            throw new IllegalStateException(
                    "@RequestedApplication(\"%s\") of %s names no variable of the path. Map the method with '{%s}' in its path, or leave the name out for the application of the session."
                            .formatted(variable, parameter.getExecutable(), variable));
        }
        return requireSafe(value.toString());
    }

    /**
     * Where a session keeps the id. It may outlive a sign-in: whoever signs in does not go on with what somebody else began.
     *
     * @param source whose applications are meant
     */
    static String sessionAttribute(String source, @Nullable String partition) {
        return SESSION_ATTRIBUTE + source + (partition == null ? "" : "/" + partition);
    }

    /** What the parameter gets: the id, or its application, which may take a while to be opened. */
    Object argument(MethodParameter parameter, ApplicationId id) {
        return parameter.getParameterType() == ApplicationId.class
                ? id
                : open(id, sources.named(of(parameter).source()));
    }

    /** What can't be the name of a folder is not recorded, and so can't be known. */
    private static String requireSafe(String appId) {
        try {
            FolderNames.ofThisSystem().requireAppId(appId);
            return appId;
        } catch (IllegalArgumentException e) {
            var unknown = new UnknownApplicationException(
                    appId, "The request is about an application that can't be recorded. %s".formatted(e.getMessage()));
            unknown.initCause(e);
            throw unknown;
        }
    }

    /** A source may have forgotten the partition, and nobody signed in is nobody the builder can check. */
    private static Application open(ApplicationId id, ApplicationSource source) {
        Application application = source.open(id);
        String owner = application.partitionKey().orElse(null);
        if (Objects.equals(owner, id.partitionKey())) {
            return application;
        }
        if (owner == null) {
            throw new IllegalStateException(
                    "Application '%s' belongs to no partition, but the request comes in the name of one. Pass id.partitionKey() to withPartitionKey in the ApplicationSource."
                            .formatted(id.appId()));
        }
        throw new UnknownApplicationException(
                id.appId(),
                "Application '%s' belongs to another partition than the request. Check whose it is."
                        .formatted(id.appId()));
    }
}
