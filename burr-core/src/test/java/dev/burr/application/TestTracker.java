package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.TrackingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tracker that keeps the state after each step. */
final class TestTracker implements TrackingClient {

    private final Map<String, TreeMap<Long, PersistedState>> runs = new TreeMap<>();

    @Override
    public String project() {
        return "test";
    }

    @Override
    public LifecycleHook hookFor(ApplicationId id) {
        return new LifecycleHook() {
            @Override
            public void stepFinished(StepFinished event) {
                runs.computeIfAbsent(id.appId(), key -> new TreeMap<>())
                        .put(
                                event.sequenceId(),
                                PersistedState.of(id, event.action(), event.state(), event.time())
                                        .withStatus(event.exception() == null ? Status.COMPLETED : Status.FAILED));
            }
        };
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        var run = runs.get(appId);
        return run == null ? Optional.empty() : Optional.of(run.lastEntry().getValue());
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        var run = runs.get(appId);
        return run == null ? Optional.empty() : Optional.ofNullable(run.get(sequenceId));
    }

    @Override
    public List<String> list() {
        return new ArrayList<>(runs.keySet());
    }

    @Override
    public void close() {}
}
