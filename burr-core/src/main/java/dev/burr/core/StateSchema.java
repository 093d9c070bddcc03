package dev.burr.core;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys and types that a state may have, as a record declares them. */
record StateSchema(Class<?> type, Map<String, Type> keys) {

    /**
     * @throws IllegalArgumentException when it is not a record, or takes inputs
     */
    static StateSchema of(Class<?> type) {
        return new StateSchema(type, RecordReader.ofState(type).readTypes());
    }

    /** What actions and conditions touch that the state does not have, or has as another type. */
    List<String> problems(List<Action> actions, List<Transition> transitions) {
        var problems = new ArrayList<String>();
        for (Action action : actions) {
            String name = "Action " + Names.quoted(action.name());
            checkKeys(name + " reads", action.reads(), problems);
            checkKeys(name + " writes", action.writes(), problems);
            TypedAction.readTypesOf(action).forEach((key, read) -> {
                if (keys.containsKey(key) && !Types.agree(read, keyType(key))) {
                    problems.add(disagreement(name + " reads", key, read));
                }
            });
            TypedAction.writeTypesOf(action).forEach((key, written) -> {
                if (keys.containsKey(key) && !Types.agree(keyType(key), written)) {
                    problems.add(disagreement(name + " writes", key, written));
                }
            });
        }
        for (Transition transition : transitions) {
            checkKeys(
                    "The condition of " + transition + " reads",
                    transition.condition().keys(),
                    problems);
        }
        return problems;
    }

    private Type keyType(String key) {
        return keys.getOrDefault(key, Object.class);
    }

    private void checkKeys(String what, Set<String> touched, List<String> problems) {
        for (String key : touched) {
            if (!keys.containsKey(key)) {
                problems.add("%s %s, which is no component of %s (components: %s). Rename it, or add it to %s."
                        .formatted(
                                what,
                                Names.quoted(key),
                                type.getSimpleName(),
                                Names.list(keys.keySet()),
                                type.getSimpleName()));
            }
        }
    }

    private String disagreement(String what, String key, Type used) {
        return "%s '%s' as %s, but it is %s in %s. Give both the same type."
                .formatted(what, key, Types.name(used), Types.name(keyType(key)), type.getSimpleName());
    }
}
