package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;
import dev.burr.persistence.UnknownApplicationException;
import dev.burr.tracking.file.FolderNames;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Finds the application that a request is about. */
final class RequestedApplicationResolver implements HandlerMethodArgumentResolver {

    private static final String SESSION_ATTRIBUTE = "dev.burr.application.";

    private final ApplicationSources sources;
    private final ObjectProvider<RequestPartition> partitions;

    RequestedApplicationResolver(BeanFactory beans, ObjectProvider<RequestPartition> partitions) {
        this.sources = new ApplicationSources(beans);
        this.partitions = partitions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(RequestedApplication.class)
                && (type == Application.class || type == ApplicationId.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        RequestedApplication requested =
                Objects.requireNonNull(parameter.getParameterAnnotation(RequestedApplication.class));
        String partition = partition(request);
        String appId = requested.value().isEmpty()
                ? ofSession(request, requested.source(), partition)
                : ofPath(request, requested.value(), parameter);
        var id = new ApplicationId(appId, partition);
        return parameter.getParameterType() == ApplicationId.class ? id : open(id, sources.named(requested.source()));
    }

    private static String ofPath(NativeWebRequest request, String variable, MethodParameter parameter) {
        Object variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        Object value = variables instanceof Map<?, ?> byName ? byName.get(variable) : null;
        if (value == null) {
            throw new IllegalStateException(
                    "@RequestedApplication(\"%s\") of %s names no variable of the path. Map the method with '{%s}' in its path, or leave the name out for the application of the session."
                            .formatted(variable, parameter.getExecutable(), variable));
        }
        return requireSafe(value.toString());
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

    /** A session may outlive a sign-in: whoever signs in does not go on with what somebody else began. */
    private static String ofSession(NativeWebRequest request, String source, @Nullable String partition) {
        String attribute = SESSION_ATTRIBUTE + source + (partition == null ? "" : "/" + partition);
        synchronized (request.getSessionMutex()) {
            Object known = request.getAttribute(attribute, RequestAttributes.SCOPE_SESSION);
            if (known instanceof String appId) {
                return appId;
            }
            String made = UUID.randomUUID().toString();
            request.setAttribute(attribute, made, RequestAttributes.SCOPE_SESSION);
            return made;
        }
    }

    private @Nullable String partition(NativeWebRequest request) {
        RequestPartition chosen = partitions.getIfAvailable();
        if (chosen != null) {
            return chosen.of(request);
        }
        Principal user = request.getUserPrincipal();
        return user == null ? null : user.getName();
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
