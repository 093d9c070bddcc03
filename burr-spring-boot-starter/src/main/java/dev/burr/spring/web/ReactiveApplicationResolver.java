package dev.burr.spring.web;

import dev.burr.core.ApplicationId;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Finds the application that a request of Spring WebFlux is about, and opens it where a thread may wait. */
final class ReactiveApplicationResolver implements HandlerMethodArgumentResolver {

    private final RequestedApplications applications;
    private final ObjectProvider<ExchangePartition> partitions;

    ReactiveApplicationResolver(BeanFactory beans, ObjectProvider<ExchangePartition> partitions) {
        this.applications = new RequestedApplications(beans);
        this.partitions = partitions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return RequestedApplications.isMeant(parameter);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return partition(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(partition -> id(parameter, exchange, partition.orElse(null)))
                .flatMap(id -> Mono.fromCallable(() -> applications.argument(parameter, id))
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    private static Mono<ApplicationId> id(
            MethodParameter parameter, ServerWebExchange exchange, @Nullable String partition) {
        RequestedApplication requested = RequestedApplications.of(parameter);
        if (requested.value().isEmpty()) {
            String attribute = RequestedApplications.sessionAttribute(requested.source(), partition);
            return exchange.getSession()
                    .map(session -> new ApplicationId(ofSession(session.getAttributes(), attribute), partition));
        }
        Object variables = exchange.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return Mono.fromSupplier(
                () -> new ApplicationId(RequestedApplications.ofPath(variables, parameter), partition));
    }

    private static String ofSession(Map<String, Object> attributes, String attribute) {
        return String.valueOf(
                attributes.computeIfAbsent(attribute, name -> UUID.randomUUID().toString()));
    }

    private Mono<String> partition(ServerWebExchange exchange) {
        ExchangePartition chosen = partitions.getIfAvailable();
        return chosen == null ? exchange.getPrincipal().map(Principal::getName) : chosen.of(exchange);
    }
}
