package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;

/**
 * Opens the application that a request is about, for parameters that are marked with {@link RequestedApplication}, where the {@link
 * dev.burr.spring.application.ApplicationFactory} of a graph does not do: to give each user another state to begin with, say. Make it
 * a bean:
 *
 * <pre>{@code
 * @Bean
 * ApplicationSource chats(ApplicationFactory chats, Users users) {
 *     return id -> chats.withState(State.of("language", users.languageOf(id.partitionKey())))
 *             .application(id);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ApplicationSource {

    /**
     * An application for one request.
     *
     * @param id its id, and the partition in whose name the request comes: {@link
     *     dev.burr.application.ApplicationBuilder#withPartitionKey} then sees to it that nobody goes on with somebody else's
     */
    Application open(ApplicationId id);
}
