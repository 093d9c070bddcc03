package dev.burr.spring.observation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has begun and not ended. Some never end, as the caller of an iteration may abandon it: of so many as no service has open
 * at a time the oldest are given up. Safe for use by many threads.
 */
final class OpenObservations<K, V> {

    static final int MOST = 10_000;

    private final Consumer<V> abandon;
    private final Map<K, V> open = new LinkedHashMap<>();

    /** @param abandon what to do with one that is given up, or replaced */
    OpenObservations(Consumer<V> abandon) {
        this.abandon = abandon;
    }

    void begin(K key, V value) {
        V replaced;
        V oldest = null;
        synchronized (open) {
            replaced = open.remove(key);
            open.put(key, value);
            if (open.size() > MOST) {
                oldest = open.remove(open.keySet().iterator().next());
            }
        }
        giveUp(replaced);
        giveUp(oldest);
    }

    @Nullable
    V get(K key) {
        synchronized (open) {
            return open.get(key);
        }
    }

    /** What had begun; null if it had not, or was given up. */
    @Nullable
    V end(K key) {
        synchronized (open) {
            return open.remove(key);
        }
    }

    /** Ends one, unless another has taken its place. */
    void end(K key, V value) {
        synchronized (open) {
            open.remove(key, value);
        }
    }

    private void giveUp(@Nullable V value) {
        if (value != null) {
            abandon.accept(value);
        }
    }
}
