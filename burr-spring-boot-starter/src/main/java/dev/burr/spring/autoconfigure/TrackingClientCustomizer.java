package dev.burr.spring.autoconfigure;

import dev.burr.tracking.file.LocalTrackingClient;

/**
 * Changes the settings of every {@link LocalTrackingClient} of the service, after its properties were applied. Make it a bean;
 * several are called in the order of {@link org.springframework.core.annotation.Order}. Clients that the service makes without
 * the {@link LocalTrackingClient.Builder} of the starter are not customized, nor those that send to a server: {@link
 * RemoteTrackingClientCustomizer} is for these.
 */
@FunctionalInterface
public interface TrackingClientCustomizer {

    /** Customizes a builder before anybody else has it. */
    void customize(LocalTrackingClient.Builder builder);
}
