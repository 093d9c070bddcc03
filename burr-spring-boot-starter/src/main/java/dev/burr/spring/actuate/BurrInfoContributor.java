package dev.burr.spring.actuate;

import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Adds {@code burr} to the information on a service: the version of the library, where it records, and where that is shown. */
public final class BurrInfoContributor implements InfoContributor {

    private final List<TrackingClient> clients;
    private final UiLinks links;

    /** @param clients what the applications of the service are recorded by */
    public BurrInfoContributor(List<TrackingClient> clients, UiLinks links) {
        this.clients = List.copyOf(clients);
        this.links = links;
    }

    @Override
    public void contribute(Info.Builder builder) {
        var details = new LinkedHashMap<String, Object>();
        details.put("version", WriterIdentity.current().libraryVersion());
        details.put("projects", clients.stream().map(this::project).toList());
        links.home().ifPresent(page -> details.put("ui", page));
        builder.withDetail("burr", details);
    }

    private Map<String, String> project(TrackingClient client) {
        var details = new LinkedHashMap<String, String>();
        details.put("name", client.project());
        if (client instanceof LocalTrackingClient local) {
            details.put("storage", local.storageDir().toString());
        } else if (client instanceof RemoteTrackingClient remote) {
            details.put("server", remote.server().toString());
        }
        links.project(client.project()).ifPresent(page -> details.put("ui", page));
        return details;
    }
}
