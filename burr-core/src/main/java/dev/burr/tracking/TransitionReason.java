package dev.burr.tracking;

import dev.burr.core.Transition;
import dev.burr.lifecycle.TransitionTaken;
import dev.burr.serde.FieldName;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a {@link TrackingEvent.Attribute#TRANSITION} attribute: a map for whoever reads it, and written without
 * becoming one, as nearly every step has it.
 */
final class TransitionReason extends AbstractMap<String, @Nullable Object> {

    private static final FieldName VALUES = FieldName.of("values");

    private static final int LONGEST_TEXT = 200;

    private final TransitionTaken taken;
    private final Edges edges;

    private TransitionReason(TransitionTaken taken, Edges edges) {
        this.taken = taken;
        this.edges = edges;
    }

    /** What is the same each time that a transition is taken, encoded once. Belongs to one application, whose steps begin in turn. */
    static final class Edges {

        private final IdentityHashMap<Transition, byte[]> encoded = new IdentityHashMap<>();

        TransitionReason reason(TransitionTaken taken) {
            return new TransitionReason(taken, this);
        }

        private byte[] of(Transition transition) {
            return encoded.computeIfAbsent(transition, Edges::encode);
        }

        /** The beginning of an object, up to the condition. */
        private static byte[] encode(Transition transition) {
            var out = new JsonWriter();
            out.beginObject();
            out.name("from").string(transition.source());
            out.name("to").string(transition.target());
            out.name("condition").string(transition.label());
            return out.toByteArray();
        }
    }

    void write(Serde serde, JsonWriter out) {
        out.raw(edges.of(taken.transition()));
        out.name(VALUES).beginObject();
        for (Map.Entry<String, @Nullable Object> value : taken.values().entrySet()) {
            out.name(value.getKey());
            serde.write(value.getKey(), summarised(value.getValue()), out);
        }
        out.endObject().endObject();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        taken.values().forEach((key, value) -> values.put(key, summarised(value)));
        var entries = new LinkedHashMap<String, @Nullable Object>();
        entries.put("from", taken.transition().source());
        entries.put("to", taken.transition().target());
        entries.put("condition", taken.transition().label());
        entries.put("values", values);
        return entries.entrySet();
    }

    /** A condition may read a whole history, which the state of the step before holds already. */
    private static @Nullable Object summarised(@Nullable Object value) {
        if (value instanceof CharSequence text && text.length() > LONGEST_TEXT) {
            return text.subSequence(0, LONGEST_TEXT) + "… (" + text.length() + " characters)";
        }
        if (value instanceof Collection<?> elements) {
            return elements.size() + " elements";
        }
        if (value instanceof Map<?, ?> map) {
            return map.size() + " entries";
        }
        return value;
    }
}
