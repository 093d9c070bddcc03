package dev.burr.tracking;

import dev.burr.core.Unchanged;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what changed in the state of one application since its last step, and the whole state when the changes since the
 * last whole one would be longer than that was: a chain of them is never longer than two whole states, and a growing state
 * is written whole at ever larger distances. Belongs to one thread at a time.
 */
final class StateChain {

    private final Serde serde;
    private final Supplier<String> newName;

    private String name = "";
    private long number;
    private Map<String, @Nullable Object> before = Map.of();

    /** The names of lists that stand in the log element by element. */
    private final Set<String> arrays = new HashSet<>();

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
        state.forEach((key, value) -> kept.put(key, Kept.of(value, before.get(key))));
        before = kept;
    }

    /** Lets the next state be a whole one, on which those behind it build. */
    void end() {
        before = Map.of();
        arrays.clear();
        wholeBytes = 0;
    }

    private void writeWhole(Map<String, @Nullable Object> state, JsonWriter out) {
        name = newName.get();
        number = 0;
        changedBytes = 0;
        EventEncoding.place(new ChainPlace(name, number), out);
        int start = out.size();
        out.name(EventEncoding.STATE).beginObject();
        state.forEach((key, value) -> writeField(key, value, out));
        out.endObject();
        wholeBytes = out.size() - start;
    }

    /** Whether it did: not where the whole state is as short. */
    private boolean writeChanges(Map<String, @Nullable Object> state, JsonWriter out) {
        int start = out.size();
        EventEncoding.place(new ChainPlace(name, number + 1), out);
        out.name("changes");
        boolean fits = changedBytes < wholeBytes && writeFields(state, out);
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
    private boolean writeFields(Map<String, @Nullable Object> now, JsonWriter out) {
        var removed = new ArrayList<String>(0);
        if (!keepsOrder(now.keySet(), removed)) {
            return false;
        }
        var grown = new LinkedHashMap<String, List<?>>(4);
        var set = new LinkedHashMap<String, @Nullable Object>(4);
        now.forEach((key, value) -> {
            if (!before.containsKey(key) || !Kept.isUnchanged(value, before.get(key))) {
                if (value instanceof List<?> list && keptElements(key, list) > 0) {
                    grown.put(key, list);
                } else {
                    set.put(key, value);
                }
            }
        });
        arrays.removeAll(removed);
        out.beginObject();
        if (!removed.isEmpty()) {
            DocumentEncoding.texts(StateChanges.REMOVE, removed, out);
        }
        if (!grown.isEmpty()) {
            out.name(StateChanges.CHANGE).beginObject();
            grown.forEach((key, list) -> writeGrown(key, list, out));
            out.endObject();
        }
        if (!set.isEmpty()) {
            out.name(StateChanges.SET).beginObject();
            set.forEach((key, value) -> writeField(key, value, out));
            out.endObject();
        }
        out.endObject();
        return true;
    }

    /** Whether the names that both have come first and in the same order; the others of the earlier one are added to the removed. */
    private boolean keepsOrder(Set<String> now, List<String> removed) {
        Iterator<String> names = now.iterator();
        for (String old : before.keySet()) {
            if (!now.contains(old)) {
                removed.add(old);
            } else if (!names.hasNext() || !old.equals(names.next())) {
                return false;
            }
        }
        return true;
    }

    /** How many of its elements a list has from before, if these stand in the log one by one. */
    private int keptElements(String key, List<?> list) {
        return before.get(key) instanceof List<?> earlier && arrays.contains(key) && serde.writesPartByPart(key, list)
                ? Unchanged.elements(earlier, list)
                : 0;
    }

    private void writeGrown(String key, List<?> list, JsonWriter out) {
        int kept = keptElements(key, list);
        out.name(key).beginObject().name(StateChanges.KEEP).number(kept);
        out.name(StateChanges.ADD).beginArray();
        for (int i = kept; i < list.size(); i++) {
            serde.writeElement(key, i, list.get(i), out);
        }
        out.endArray().endObject();
    }

    /** Notes whether the value stands there as an array: a list of too many odd things is replaced as a whole. */
    private void writeField(String key, @Nullable Object value, JsonWriter out) {
        out.name(key);
        int start = out.size();
        serde.write(key, value, out);
        if (value instanceof List && out.has('[', start)) {
            arrays.add(key);
        } else {
            arrays.remove(key);
        }
    }
}
