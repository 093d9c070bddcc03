package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredApplication;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value of those that are equal in many runs: partition keys, names of actions, writers, days. With a hundred thousand
 * runs that is half of what the index takes. Safe for use by many threads.
 */
final class SharedValues {

    /** Beyond it, they are not as equal as was thought. */
    private static final int MOST = 20_000;

    private final ConcurrentHashMap<Object, Object> values = new ConcurrentHashMap<>();

    RunOverview share(RunOverview run) {
        MetadataDocument metadata = run.metadata();
        ApplicationKey key = run.stored().key();
        return run.with(
                new StoredApplication(
                        new ApplicationKey(one(key.project()), key.app()),
                        run.stored().created(),
                        run.stored().stamp()),
                one(new MetadataDocument(
                        oneOrNull(metadata.partitionKey()),
                        metadata.parent(),
                        metadata.spawningParent(),
                        oneOrNull(metadata.writer()))),
                oneOrNull(run.lastAction()),
                oneOrNull(run.writer()),
                one(List.copyOf(run.days().stream().map(this::one).toList())));
    }

    private <T> @Nullable T oneOrNull(@Nullable T value) {
        return value == null ? null : one(value);
    }

    /** What is equal is of the same type. */
    @SuppressWarnings("unchecked")
    private <T> T one(T value) {
        if (values.size() > MOST) {
            values.clear();
        }
        Object known = values.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
