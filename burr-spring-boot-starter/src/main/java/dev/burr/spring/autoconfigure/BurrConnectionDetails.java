package dev.burr.spring.autoconfigure;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the Burr UI server is that runs are sent to. By default, what {@code burr.tracking.remote} says; a bean of this type, such as
 * one that a test or a container brings along, takes its place.
 */
public interface BurrConnectionDetails extends ConnectionDetails {

    /** The address of the server, with the path that it stands below, if there is one. */
    URI url();

    /** A key of that server with scope {@code ingest}; null for a server that asks for none. */
    default @Nullable String apiKey() {
        return null;
    }
}
