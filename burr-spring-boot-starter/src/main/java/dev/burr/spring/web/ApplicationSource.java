package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;

/**
 * Opens the application that a request is about, for parameters that are marked with {@link RequestedApplication}. Make it a bean:
 *
 * <pre>{@code
 * @Bean
 * ApplicationSource chats(ObjectProvider<ApplicationBuilder> builders, Graph chat) {
 *     return id -> builders.getObject()
 *             .withGraph(chat)
 *             .withEntrypoint("prompt")
 *             .withPartitionKey(id.partitionKey())
 *             .resumeFrom(id.appId(), State.of("history", List.of()))
 *             .build();
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
