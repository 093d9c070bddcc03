package dev.burr.test;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.serde.Serde;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Keeps the steps of applications in the order in which they were written, as a log does. */
final class InMemoryTrackingSink implements TrackingSink {

    private final Map<String, Log> logs = new ConcurrentHashMap<>();

    @Override
    public void open(ApplicationRecord application) {
        logs.computeIfAbsent(
                application.id().appId(), id -> new Log(application.graph().get(), application.metadata()));
    }

    @Override
    public void append(ApplicationRecord application, List<TrackingEvent> events) {
        find(application.id().appId()).ifPresent(log -> events.forEach(log::add));
    }

    @Override
    public void close() {
        // What was recorded stays for the test to look at.
    }

    void clear() {
        logs.clear();
    }

    List<String> ids() {
        return List.copyOf(logs.keySet());
    }

    Optional<PersistedState> last(String appId, LongPredicate wanted) {
        return find(appId).flatMap(log -> log.last(appId, wanted));
    }

    Optional<GraphDocument> graph(String appId) {
        return find(appId).map(log -> log.graph);
    }

    Optional<MetadataDocument> metadata(String appId) {
        return find(appId).map(log -> log.metadata);
    }

    private Optional<Log> find(String appId) {
        return Optional.ofNullable(logs.get(appId));
    }

    @SuppressWarnings("unchecked") // a map with string keys is written as an object, and read as one
    private static Map<String, @Nullable Object> plainJson(Map<String, @Nullable Object> values) {
        return (Map<String, @Nullable Object>)
                Objects.requireNonNull(Serde.standard().toJson(values));
    }

    /** One application. Its documents are those of the first time that it was built, as in files. */
    private static final class Log {

        private final GraphDocument graph;
        private final MetadataDocument metadata;
        private final Map<Long, Inputs> begun = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();

        Log(GraphDocument graph, MetadataDocument metadata) {
            this.graph = graph;
            this.metadata = metadata;
        }

        private record Step(EndEntry end, State state, Inputs inputs) {}

        synchronized void add(TrackingEvent event) {
            if (event instanceof BeginEntry begin) {
                begun.put(begin.sequenceId(), Inputs.copyOf(plainJson(begin.inputs())));
            } else if (event instanceof EndEntry end) {
                State state = State.ofLogged(plainJson(end.state()));
                steps.add(new Step(end, state, begun.getOrDefault(end.sequenceId(), Inputs.none())));
            }
        }

        synchronized Optional<PersistedState> last(String appId, LongPredicate wanted) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                if (wanted.test(steps.get(i).end.sequenceId())) {
                    return Optional.of(persisted(appId, steps.get(i)));
                }
            }
            return Optional.empty();
        }

        private PersistedState persisted(String appId, Step step) {
            var id = new ApplicationId(appId, metadata.partitionKey());
            return PersistedState.of(
                            id,
                            step.end.action(),
                            step.state,
                            step.end.endTime().instant())
                    .withStatus(step.end.exception() == null ? Status.COMPLETED : Status.FAILED)
                    .withInputs(step.inputs);
        }
    }
}
