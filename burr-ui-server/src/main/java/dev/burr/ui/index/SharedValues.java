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
    private final ConcurrentHashMap<List<String>, SetOfNames> setsOfNames = new ConcurrentHashMap<>();
    private final AtomicLong bytesOfNames = new AtomicLong();
    private final long mostBytesOfNames;

    SharedValues() {
        this(Runtime.getRuntime().maxMemory() / 32);
    }

    /** @param mostBytesOfNames what sets of names of actions may take, about; then runs with other sets are kept without */
    SharedValues(long mostBytesOfNames) {
        this.mostBytesOfNames = mostBytesOfNames;
    }

    /** Gives a run that is to be kept, until it is {@linkplain #release released}. */
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

    /** Takes note that a run which {@link #share} gave is not kept any more. */
    void release(RunOverview shared) {
        if (!shared.actions().isEmpty()) {
            setsOfNames.computeIfPresent(shared.actions(), (names, set) -> {
                set.runs--;
                if (set.runs == 0) {
                    bytesOfNames.addAndGet(-ActionNames.weight(names));
                }
                return set.runs == 0 ? null : set;
            });
        }
    }

    /** What the sets of names take that are kept, about. */
    long bytesOfNames() {
        return bytesOfNames.get();
    }

    /** Runs of one program have the same few sets. Of programs that have ever new ones, the first are kept. */
    private List<String> names(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> key = setsOfNames.containsKey(names)
                ? names
                : List.copyOf(names.stream().map(this::one).toList());
        SetOfNames set = setsOfNames.compute(key, (ours, known) -> known == null ? newSet(ours) : known.ofOneMore());
        return set == null ? List.of() : set.names;
    }

    /** Null if there is no room for it. */
    private @Nullable SetOfNames newSet(List<String> names) {
        if (bytesOfNames.get() > mostBytesOfNames) {
            return null;
        }
        bytesOfNames.addAndGet(ActionNames.weight(names));
        return new SetOfNames(names);
    }

    /** The names of the actions of some runs. Changes only where the map holds its place. */
    private static final class SetOfNames {

        private final List<String> names;
        private int runs = 1;

        SetOfNames(List<String> names) {
            this.names = names;
        }

        SetOfNames ofOneMore() {
            runs++;
            return this;
        }
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
