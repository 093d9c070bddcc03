package dev.burr.spring.autoconfigure;

import dev.burr.tracking.http.RemoteTrackingClient;

/**
 * Changes the settings of every {@link RemoteTrackingClient} of the service, after its properties were applied. Make it a bean;
 * several are called in the order of {@link org.springframework.core.annotation.Order}. Clients that the service makes without
 * the {@link RemoteTrackingClient.Builder} of the starter are not customized.
 */
@FunctionalInterface
public interface RemoteTrackingClientCustomizer {

    /** Customizes a builder before anybody else has it. */
    void customize(RemoteTrackingClient.Builder builder);
}
