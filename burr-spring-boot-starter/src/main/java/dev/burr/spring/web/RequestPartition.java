package dev.burr.spring.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Says to which partition the applications of a request of Spring MVC belong, where that is not the signed-in user: a tenant, say.
 * Make it a bean. Services of WebFlux have an {@link ExchangePartition}.
 */
@FunctionalInterface
public interface RequestPartition {

    /** The partition key; null for none. Take it from what is authenticated, never from what the client may choose. */
    @Nullable
    String of(NativeWebRequest request);
}
