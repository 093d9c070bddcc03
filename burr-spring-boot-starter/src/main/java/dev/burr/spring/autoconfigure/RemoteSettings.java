package dev.burr.spring.autoconfigure;

import dev.burr.serde.Serde;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.net.URI;
import java.util.function.Function;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What the properties mean for a client that sends what it records. */
final class RemoteSettings {

    private static final String REMOTE = "burr.tracking.remote.";

    private final BurrProperties.Tracking tracking;
    private final RemoteProperties remote;

    RemoteSettings(BurrProperties.Tracking tracking, RemoteProperties remote) {
        this.tracking = tracking;
        this.remote = remote;
    }

    /**
     * A builder of clients that carries them.
     *
     * @param serde writes the values
     * @throws InvalidConfigurationPropertyValueException when a property has a value that can't be used
     */
    RemoteTrackingClient.Builder builder(BurrConnectionDetails server, String project, Serde serde) {
        RemoteTrackingClient.Builder builder = to(server.url())
                .project(project)
                .apiKey(server.apiKey())
                .state(tracking.state())
                .serde(serde)
                .onFailure(tracking.onFailure());
        with("queue-size", remote.queueSize(), size -> builder.queueBytes(size.toBytes()));
        return with("flush-timeout", remote.flushTimeout(), builder::flushTimeout);
    }

    /** The exception of Spring Boot shows the value, which must not be seen where there is a password in it. */
    private static RemoteTrackingClient.Builder to(URI url) {
        return url.getRawUserInfo() == null ? with("url", url, RemoteTrackingClient::to) : RemoteTrackingClient.to(url);
    }

    private static <T, R> R with(String name, T value, Function<T, R> setting) {
        try {
            return setting.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(REMOTE + name, value, e.getMessage());
        }
    }
}
