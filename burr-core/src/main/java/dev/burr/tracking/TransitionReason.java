package dev.burr.tracking;

import dev.burr.core.Transition;
import dev.burr.lifecycle.TransitionTaken;
import dev.burr.serde.FieldName;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.Attribute;
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

    /** How the line of the attribute begins, up to the id of the step. */
    private static final FieldName BEGIN =
            FieldName.behind("type", "attribute", "key", Attribute.TRANSITION, "action_sequence_id");

    private static final FieldName TAGS = FieldName.of("tags");
    private static final FieldName TIME_LOGGED = FieldName.of("time_logged");

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

        /** What is logged of a step that was reached so. */
        Attribute attribute(TransitionTaken taken, long sequenceId, LogTime time) {
            var reason = new TransitionReason(taken, this);
            return new Attribute(Attribute.TRANSITION, sequenceId, null, reason, Map.of(), time);
        }

        private byte[] of(Transition transition) {
            return encoded.computeIfAbsent(transition, Edges::encode);
        }

        /** From the id of the step to the first of the values. */
        private static byte[] encode(Transition transition) {
            var out = new JsonWriter();
            out.name("span_id").nullValue().name("value").beginObject();
            out.name("from").string(transition.source());
            out.name("to").string(transition.target());
            out.name("condition").string(transition.label());
            out.name("values").beginObject();
            return out.toByteArray();
        }
    }

    /** Writes the attribute whose value this is, but for its braces. */
    void write(Attribute attribute, Serde serde, JsonWriter out) {
        out.name(BEGIN).number(attribute.sequenceId());
        out.raw(edges.of(taken.transition()));
        taken.values().forEach((name, value) -> {
            out.name(name);
            serde.write(name, summarised(value), out);
        });
        out.endObject().endObject().name(TAGS).beginObject().endObject();
        DocumentEncoding.time(TIME_LOGGED, attribute.timeLogged(), out);
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
        if (value instanceof Number || value instanceof Boolean) {
            return value; // as most are, and told from what comes below without a search
        }
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
