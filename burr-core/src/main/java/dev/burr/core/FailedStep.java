package dev.burr.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a transition handles: {@code from("fetch").onFailure(IOException.class).to("recover")}. It is kept in the
 * state until an action succeeds, so that an application which is built again goes on at the same action.
 *
 * @param action the action that failed
 * @param target the action that runs next
 * @param type the name of the exception's class
 * @param message what the exception said; null when it said nothing
 */
public record FailedStep(String action, String target, String type, @Nullable String message) {

    public FailedStep {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(type, "type");
    }

    /** As it stands in the state. */
    Object toValue() {
        var fields = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        fields.put("action", action);
        fields.put("target", target);
        fields.put("type", type);
        fields.put("message", message);
        return new FrozenMap(fields);
    }

    /** What stands in a state; null when that is not of this kind. */
    static @Nullable FailedStep ofValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map
                && map.get("action") instanceof String action
                && map.get("target") instanceof String target
                && map.get("type") instanceof String type) {
            return new FailedStep(action, target, type, map.get("message") instanceof String message ? message : null);
        }
        return null;
    }
}
