package dev.burr.test;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.TrackingDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A tracking client for tests: it keeps what was recorded in memory, and gives it back as one that writes files does. So
 * values go through JSON here too, and ids that can't be the name of a folder are refused.
 */
public final class InMemoryTrackingClient implements TrackingClient {

    /** Never read or written: only its rules for names are of interest. */
    private static final TrackingDirectory NAMES = new TrackingDirectory(Path.of("in-memory"));

    private final String project;
    private final Map<String, Recorded> applications = new ConcurrentHashMap<>();

    private InMemoryTrackingClient(String project) {
        NAMES.project(project);
        this.project = project;
    }

    /**
     * A client with nothing recorded.
     *
     * @throws IllegalArgumentException when the name can't be that of a folder
     */
    public static InMemoryTrackingClient forProject(String project) {
        return new InMemoryTrackingClient(project);
    }

    @Override
    public String project() {
        return project;
    }

    @Override
    public LifecycleHook hookFor(ApplicationId id) {
        NAMES.application(project, id.appId());
        return new Recorder();
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return Optional.ofNullable(applications.get(appId))
                .map(recorded -> recorded.steps.lastEntry())
                .map(Map.Entry::getValue);
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return Optional.ofNullable(applications.get(appId)).map(recorded -> recorded.steps.get(sequenceId));
    }

    @Override
    public List<String> list() {
        return List.copyOf(applications.keySet());
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return applications.values().stream()
                .map(recorded -> recorded.id)
                .filter(id -> Objects.equals(partitionKey, id.partitionKey()))
                .map(ApplicationId::appId)
                .toList();
    }

    /** Does nothing: what was recorded stays for the test to look at. */
    @Override
    public void close() {}

    /** What was recorded of one application. */
    private record Recorded(ApplicationId id, NavigableMap<Long, PersistedState> steps) {

        Recorded(ApplicationId id) {
            this(id, new ConcurrentSkipListMap<>());
        }
    }

    /** Records one application, on one thread at a time. */
    private final class Recorder implements LifecycleHook {

        private Inputs inputs = Inputs.none();

        @Override
        public void applicationCreated(ApplicationCreated event) {
            applications.computeIfAbsent(event.application().appId(), id -> new Recorded(event.application()));
        }

        @Override
        public void stepStarted(StepStarted event) {
            inputs = Inputs.copyOf(plainJson(event.inputs().asMap()));
        }

        @Override
        public void stepFinished(StepFinished event) {
            State state = State.ofLogged(plainJson(event.state().logged()));
            var step = PersistedState.of(event.application(), event.action(), state, event.time())
                    .withStatus(event.exception() == null ? Status.COMPLETED : Status.FAILED)
                    .withInputs(inputs);
            Objects.requireNonNull(applications.get(event.application().appId()))
                    .steps
                    .put(event.sequenceId(), step);
        }

        @SuppressWarnings("unchecked") // a map with string keys is written as an object, and read as one
        private static Map<String, @Nullable Object> plainJson(Map<String, @Nullable Object> values) {
            return (Map<String, @Nullable Object>)
                    Objects.requireNonNull(Serde.standard().toJson(values));
        }
    }
}
