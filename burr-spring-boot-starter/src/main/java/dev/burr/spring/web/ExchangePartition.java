package dev.burr.spring.web;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What {@link RequestPartition} is for services of Spring MVC, for those of WebFlux: says to which partition the applications of a
 * request belong, where that is not the signed-in user. Make it a bean.
 */
@FunctionalInterface
public interface ExchangePartition {

    /** The partition key; empty for none. Take it from what is authenticated, never from what the client may choose. */
    Mono<String> of(ServerWebExchange exchange);
}
