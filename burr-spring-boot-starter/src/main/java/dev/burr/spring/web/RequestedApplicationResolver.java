package dev.burr.spring.web;

import dev.burr.core.ApplicationId;
import java.security.Principal;
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

/** Finds the application that a request of Spring MVC is about. */
final class RequestedApplicationResolver implements HandlerMethodArgumentResolver {

    private final RequestedApplications applications;
    private final ObjectProvider<RequestPartition> partitions;

    RequestedApplicationResolver(BeanFactory beans, ObjectProvider<RequestPartition> partitions) {
        this.applications = new RequestedApplications(beans);
        this.partitions = partitions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return RequestedApplications.isMeant(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        RequestedApplication requested = RequestedApplications.of(parameter);
        String partition = partition(request);
        String appId = requested.value().isEmpty()
                ? ofSession(request, RequestedApplications.sessionAttribute(requested.source(), partition))
                : RequestedApplications.ofPath(
                        request.getAttribute(
                                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST),
                        parameter);
        return applications.argument(parameter, new ApplicationId(appId, partition));
    }

    private static String ofSession(NativeWebRequest request, String attribute) {
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
}
