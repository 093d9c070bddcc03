package dev.burr.core;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Actions that do nothing but take values in and give values out. */
final class FieldActions {

    private FieldActions() {}

    static Action input(ActionBuilder action, String[] names) {
        requireSome(names, "input");
        return action.inputs(names).writes(names).run((state, inputs) -> {
            State after = state;
            for (String name : names) {
                after = after.with(name, inputs.get(name));
            }
            return after;
        });
    }

    static Action result(ActionBuilder action, String[] keys) {
        requireSome(keys, "key");
        return action.reads(keys).runWithResult((state, inputs) -> {
            var result = new LinkedHashMap<String, @Nullable Object>();
            for (String key : keys) {
                result.put(key, state.get(key));
            }
            return ActionResult.of(result, state);
        });
    }

    private static void requireSome(String[] names, String what) {
        if (names.length == 0) {
            throw new IllegalArgumentException("No %s is named. Name one at least.".formatted(what));
        }
    }
}
