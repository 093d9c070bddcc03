package dev.burr.tracking;

import dev.burr.core.Unchanged;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what changed in the state of one application since its last step, and the whole state when the changes since the
 * last whole one would be longer than that was: a chain of them is never longer than two whole states, and a growing state
 * is written whole at ever larger distances. Belongs to one thread at a time.
 */
final class StateChain {

    /** Stands where a value was that can change, and so is always written anew. */
    private static final Object NOT_KEPT = new Object();

    private final Serde serde;
    private final Supplier<String> newName;

    private String name = "";
    private long number;
    private Map<String, @Nullable Object> before = Map.of();
    private int wholeBytes;
    private int changedBytes;

    StateChain(Serde serde, Supplier<String> newName) {
        this.serde = serde;
        this.newName = newName;
    }

    /** Writes the fields that say what the state is. */
    void write(Map<String, @Nullable Object> state, JsonWriter out) {
        if (!writeChanges(state, out)) {
            writeWhole(state, out);
        }
        var kept = new LinkedHashMap<String, @Nullable Object>(state.size() * 2);
        state.forEach((key, value) -> kept.put(key, Unchanged.value(value, value) ? value : NOT_KEPT));
        before = kept;
    }

    /** Lets the next state be a whole one, on which those behind it build. */
    void end() {
        before = Map.of();
        wholeBytes = 0;
    }

    private void writeWhole(Map<String, @Nullable Object> state, JsonWriter out) {
        name = newName.get();
        number = 0;
        changedBytes = 0;
        EventEncoding.place(new ChainPlace(name, number), out);
        int start = out.size();
        out.name("state").beginObject();
        state.forEach((key, value) -> write(key, value, out));
        out.endObject();
        wholeBytes = out.size() - start;
    }

    /** Whether it did: not where the whole state is as short. */
    private boolean writeChanges(Map<String, @Nullable Object> state, JsonWriter out) {
        int start = out.size();
        EventEncoding.place(new ChainPlace(name, number + 1), out);
        out.name("changes");
        boolean fits = changedBytes < wholeBytes && writeChanges(before, state, out);
        int length = out.size() - start;
        if (!fits || changedBytes + length >= wholeBytes) {
            out.truncate(start);
            return false;
        }
        changedBytes += length;
        number++;
        return true;
    }

    /** Whether it could: not where names have changed their order. */
    private boolean writeChanges(Map<?, ?> earlier, Map<?, ?> now, JsonWriter out) {
        var removed = new ArrayList<String>(0);
        if (!keepsOrder(earlier, now, removed)) {
            return false;
        }
        var changed = new LinkedHashMap<String, @Nullable Object>(4);
        var set = new LinkedHashMap<String, @Nullable Object>(4);
        now.forEach((key, value) -> {
            Object old = earlier.get(key);
            if (!earlier.containsKey(key) || !Unchanged.value(old, value)) {
                (sharesParts((String) key, old, value) ? changed : set).put((String) key, value);
            }
        });
        out.beginObject();
        if (!removed.isEmpty()) {
            DocumentEncoding.texts(StateChanges.REMOVE, removed, out);
        }
        if (!changed.isEmpty()) {
            out.name(StateChanges.CHANGE).beginObject();
            changed.forEach((key, value) -> writeInner(key, earlier.get(key), value, out));
            out.endObject();
        }
        if (!set.isEmpty()) {
            out.name(StateChanges.SET).beginObject();
            set.forEach((key, value) -> write(key, value, out));
            out.endObject();
        }
        out.endObject();
        return true;
    }

    /** Whether the names that both have come first and in the same order; the others of the earlier one are added to the removed. */
    private static boolean keepsOrder(Map<?, ?> earlier, Map<?, ?> now, List<String> removed) {
        Iterator<?> names = now.keySet().iterator();
        for (Object old : earlier.keySet()) {
            if (!now.containsKey(old)) {
                removed.add((String) old);
            } else if (!names.hasNext() || !old.equals(names.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean sharesParts(String key, @Nullable Object old, @Nullable Object value) {
        if (value == null || !serde.writesPartByPart(key, value)) {
            return false;
        }
        if (old instanceof List<?> before && value instanceof List<?> list) {
            return Unchanged.elements(before, list) > 0;
        }
        return old instanceof Map<?, ?> before
                && value instanceof Map<?, ?> map
                && hasNames(before)
                && hasNames(map)
                && keepsOrder(before, map, new ArrayList<>());
    }

    private static boolean hasNames(Map<?, ?> map) {
        return map.keySet().stream().allMatch(String.class::isInstance);
    }

    private void writeInner(String key, @Nullable Object old, @Nullable Object value, JsonWriter out) {
        out.name(key);
        if (old instanceof List<?> before && value instanceof List<?> list) {
            int kept = Unchanged.elements(before, list);
            out.beginObject().name(StateChanges.KEEP).number(kept);
            out.name(StateChanges.ADD).beginArray();
            for (int i = kept; i < list.size(); i++) {
                serde.writeElement(key, i, list.get(i), out);
            }
            out.endArray().endObject();
        } else {
            writeChanges((Map<?, ?>) Objects.requireNonNull(old), (Map<?, ?>) Objects.requireNonNull(value), out);
        }
    }

    private void write(String key, @Nullable Object value, JsonWriter out) {
        out.name(key);
        serde.write(key, value, out);
    }
}
