package dev.burr.core;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A {@link State} seen as a map, without copying it: with Burr's own keys or without, and within the reader's scope. */
final class StateMap extends AbstractMap<String, @Nullable Object> {

    private final State state;
    private final boolean all;

    StateMap(State state, boolean all) {
        this.state = state;
        this.all = all;
    }

    private boolean shows(String key) {
        return all || state.isVisible(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && state.hasRaw(name) && shows(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name && shows(name) ? state.rawValue(name) : null;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    /** Without making entries, as every step that is recorded does this. */
    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        Keys keys = state.rawKeys();
        for (int i = 0; i < keys.size(); i++) {
            if (shows(keys.name(i))) {
                action.accept(keys.name(i), state.rawValue(i));
            }
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new EntryIterator();
        }

        @Override
        public int size() {
            int size = 0;
            for (int i = 0; i < state.rawKeys().size(); i++) {
                if (shows(state.rawKeys().name(i))) {
                    size++;
                }
            }
            return size;
        }
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {

        private int next = shownFrom(0);

        private int shownFrom(int place) {
            int shown = place;
            while (shown < state.rawKeys().size() && !shows(state.rawKeys().name(shown))) {
                shown++;
            }
            return shown;
        }

        @Override
        public boolean hasNext() {
            return next < state.rawKeys().size();
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = new SimpleImmutableEntry<String, @Nullable Object>(
                    state.rawKeys().name(next), state.rawValue(next));
            next = shownFrom(next + 1);
            return entry;
        }
    }
}
