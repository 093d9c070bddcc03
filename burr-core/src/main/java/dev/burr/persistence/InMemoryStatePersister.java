package dev.burr.persistence;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Keeps states in this process, for tests and for applications that need not outlive it. Every step is kept, as JSON, until
 * its application is deleted: what can't be saved elsewhere can't be saved here.
 */
public final class InMemoryStatePersister implements StatePersister {

    private final Map<String, NavigableMap<Long, String>> applications = new ConcurrentHashMap<>();

    @Override
    public void save(PersistedState step) {
        String json = PersistedStateJson.encode(step);
        String appId = step.application().appId();
        long sequenceId = step.position().sequenceId();
        applications.compute(appId, (id, saved) -> {
            NavigableMap<Long, String> steps = saved == null ? new ConcurrentSkipListMap<>() : saved;
            if (steps.putIfAbsent(sequenceId, json) != null) {
                throw new StepAlreadySavedException(appId, sequenceId);
            }
            return steps;
        });
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return Optional.ofNullable(applications.get(appId))
                .map(NavigableMap::lastEntry)
                .map(Map.Entry::getValue)
                .map(PersistedStateJson::decode);
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return Optional.ofNullable(applications.get(appId))
                .map(steps -> steps.get(sequenceId))
                .map(PersistedStateJson::decode);
    }

    @Override
    public List<String> list() {
        return List.copyOf(applications.keySet());
    }

    @Override
    public boolean delete(String appId) {
        return applications.remove(appId) != null;
    }
}
