package dev.burr.ui.ports;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks whoever listens at an address whether it is a UI server like this one. */
final class BurrProbe {

    private static final int LONGEST_ANSWER = 10_000;

    private BurrProbe() {}

    /** The folder whose runs a UI server shows; empty when something else answers, or nothing does in time. */
    static Optional<String> storageShownAt(URI server, Duration patience) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) server.resolve("api/v1/info").toURL().openConnection();
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            try (InputStream body = connection.getInputStream()) {
                return storageIn(body.readNBytes(LONGEST_ANSWER));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> storageIn(byte[] answer) {
        try {
            return Optional.ofNullable(Serde.standard().parse(answer) instanceof Map<?, ?> info ? info : null)
                    .map(info -> info.get("storage"))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
