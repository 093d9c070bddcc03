package dev.burr.spring.actuate;

import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code burr}: which applications of this process run, which did lately, what failed in them and what their state
 * machines look like, with links into the UI. It tells of this process only, since its start, and reads no record.
 */
@Endpoint(id = "burr")
public final class BurrEndpoint {

    private final RecentApplications seen;
    private final List<TrackingClient> clients;
    private final UiLinks links;

    /** @param clients what the applications are recorded by; links need to know the project, so that there is only one */
    public BurrEndpoint(RecentApplications seen, List<TrackingClient> clients, UiLinks links) {
        this.seen = seen;
        this.clients = List.copyOf(clients);
        this.links = links;
    }

    /** All that is remembered. */
    @ReadOperation
    public BurrReport report() {
        Map<Boolean, List<BurrReport.Application>> applications = seen.latestFirst().stream()
                .map(this::linked)
                .collect(Collectors.partitioningBy(BurrReport.Application::live));
        return new BurrReport(
                clients.stream().map(this::project).toList(),
                applications.getOrDefault(true, List.of()),
                applications.getOrDefault(false, List.of()),
                seen.failures().latestFirst().stream().map(this::linked).toList(),
                seen.graphs().latestFirst());
    }

    /** One application, with what failed in it and its state machine; null when it is not remembered. */
    @ReadOperation
    public @Nullable BurrReport application(@Selector String application) {
        BurrReport all = report();
        BurrReport one = new BurrReport(
                all.projects(),
                all.live().stream().filter(app -> app.id().equals(application)).toList(),
                all.recent().stream()
                        .filter(app -> app.id().equals(application))
                        .toList(),
                all.errors().stream()
                        .filter(failure -> failure.application().equals(application))
                        .toList(),
                all.graphs());
        return one.live().isEmpty() && one.recent().isEmpty() ? null : one.withItsGraphs();
    }

    private BurrReport.Project project(TrackingClient client) {
        return new BurrReport.Project(
                client.project(),
                storage(client),
                links.project(client.project()).orElse(null));
    }

    private static @Nullable String storage(TrackingClient client) {
        if (client instanceof RemoteTrackingClient remote) {
            return remote.server().toString();
        }
        return client instanceof LocalTrackingClient local ? local.storageDir().toString() : null;
    }

    private BurrReport.Application linked(BurrReport.Application application) {
        return application.shownAt(onlyProject()
                .flatMap(project -> links.application(project, application.id()))
                .orElse(null));
    }

    private BurrReport.Failure linked(BurrReport.Failure failure) {
        Long step = failure.sequenceId();
        return failure.shownAt(onlyProject()
                .flatMap(project -> step == null
                        ? links.application(project, failure.application())
                        : links.step(project, failure.application(), step))
                .orElse(null));
    }

    private Optional<String> onlyProject() {
        return clients.size() == 1 ? Optional.of(clients.get(0).project()) : Optional.empty();
    }
}
