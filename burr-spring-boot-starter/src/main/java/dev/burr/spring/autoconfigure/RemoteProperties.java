package dev.burr.spring.autoconfigure;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A server that runs are sent to.
 *
 * @param url Address of the Burr UI server that runs are sent to, such as 'https://burr.example'. By default, none: runs
 *     are recorded in files.
 * @param apiKey Key of that server with scope 'ingest', and with scope 'read' where applications go on from what is recorded.
 *     By default, none.
 * @param required Whether the service starts only if the server takes its events at that time.
 * @param queueSize How much may wait to be sent, in memory; what does not fit is lost, and counted.
 * @param flushTimeout How long the end of the service, and reading back, wait for events to be sent.
 */
@ConfigurationProperties("burr.tracking.remote")
record RemoteProperties(
        @Nullable URI url,
        @Nullable String apiKey,
        @DefaultValue("false") boolean required,
        @DefaultValue("64MB") DataSize queueSize,
        @DefaultValue("5s") Duration flushTimeout) {

    RemoteProperties {
        apiKey = BurrProperties.blankToNull(apiKey);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RemoteProperties[required=%s, queueSize=%s, flushTimeout=%s]"
                .formatted(required, queueSize, flushTimeout);
    }
}
