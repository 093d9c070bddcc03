package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredApplication;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value of those that are equal in many runs: partition keys, names of actions, writers, days. With a hundred thousand
 * runs that is half of what the index takes. Safe for use by many threads.
 */
final class SharedValues {

    /** Beyond it, they are not as equal as was thought. */
    private static final int MOST = 20_000;

    private final ConcurrentHashMap<Object, Object> values = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<List<String>, List<String>> setsOfNames = new ConcurrentHashMap<>();
    private final AtomicLong bytesOfNames = new AtomicLong();
    private final long mostBytesOfNames;

    SharedValues() {
        this(Runtime.getRuntime().maxMemory() / 32);
    }

    /** @param mostBytesOfNames what sets of names of actions may take, about; then runs with other sets are kept without */
    SharedValues(long mostBytesOfNames) {
        this.mostBytesOfNames = mostBytesOfNames;
    }

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
                names(run.actions()),
                oneOrNull(run.writer()),
                one(List.copyOf(run.days().stream().map(this::one).toList())));
    }

    /** Runs of one program have the same few sets. Of programs that have ever new ones, the first are kept. */
    private List<String> names(List<String> names) {
        List<String> known = setsOfNames.get(names);
        if (known != null || bytesOfNames.get() > mostBytesOfNames) {
            return known == null ? List.of() : known;
        }
        List<String> ours = List.copyOf(names.stream().map(this::one).toList());
        known = setsOfNames.putIfAbsent(ours, ours);
        if (known == null) {
            bytesOfNames.addAndGet(ActionNames.weight(ours));
        }
        return known == null ? ours : known;
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
