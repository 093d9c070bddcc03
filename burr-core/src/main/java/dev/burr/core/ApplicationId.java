package dev.burr.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names one application, that is one trace. Where it is tracked, the app id is the name of a folder and unique in its
 * project; the tracking client refuses ids that can't be one.
 *
 * @param appId the id
 * @param partitionKey what the application belongs to, such as a user; null for none
 */
public record ApplicationId(String appId, @Nullable String partitionKey) {

    public ApplicationId {
        Objects.requireNonNull(appId, "appId");
    }

    /** An id without partition key. */
    public static ApplicationId of(String appId) {
        return new ApplicationId(appId, null);
    }
}
