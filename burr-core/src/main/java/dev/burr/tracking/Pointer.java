package dev.burr.tracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of an application, or an application as a whole.
 *
 * @param appId the application
 * @param sequenceId the step; null for the whole application
 * @param partitionKey the application's partition key; null when it has none or when the writer did not say
 */
public record Pointer(String appId, @Nullable Long sequenceId, @Nullable String partitionKey) {

    public Pointer {
        Objects.requireNonNull(appId, "appId");
    }
}
