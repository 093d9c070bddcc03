package dev.burr.spring.autoconfigure;

import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells where runs are recorded, whether that is possible now, what came of it the last time, and what was lost. Writes nothing to
 * find out, and asks no server.
 */
final class TrackingHealthIndicator extends AbstractHealthIndicator {

    private final List<TrackingClient> clients;
    private final Status trouble;

    /** @param trouble the status while a client can't record: {@code UP} where a service is well without it */
    TrackingHealthIndicator(List<TrackingClient> clients, Status trouble) {
        super("The health of Burr's tracking could not be found out.");
        this.clients = clients;
        this.trouble = trouble;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        boolean well = true;
        for (TrackingClient client : clients) {
            var details = new LinkedHashMap<String, Object>();
            Optional<String> problem = client.lastProblem();
            well &= isAtHand(client, details) && problem.isEmpty();
            problem.ifPresent(reason -> details.put("problem", reason));
            details.put("failures", client.failures());
            details.put("lostEvents", client.lostEvents());
            details.put("otherWriters", client.otherWriters());
            builder.withDetail(name(client), Map.copyOf(details));
        }
        builder.status(well ? Status.UP : trouble);
    }

    private static String name(TrackingClient client) {
        return client instanceof LocalTrackingClient || client instanceof RemoteTrackingClient
                ? client.project()
                : client.getClass().getSimpleName();
    }

    /** Where it records, and whether that could be written to. A server is not asked: what it did last tells. */
    private static boolean isAtHand(TrackingClient client, Map<String, Object> details) {
        if (client instanceof RemoteTrackingClient remote) {
            details.put("server", remote.server().toString());
            details.put("waitingEvents", remote.waitingEvents());
            details.put("waitingBytes", remote.waitingBytes());
            return true;
        }
        if (!(client instanceof LocalTrackingClient local)) {
            return true;
        }
        boolean writable = RecordingFolder.of(local).isWritable();
        details.put("directory", local.storageDir().toString());
        details.put("writable", writable);
        return writable;
    }
}
