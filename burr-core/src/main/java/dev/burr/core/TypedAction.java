package dev.burr.core;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/** An action that knows more of its keys than their names: a function of records, or a method. */
interface TypedAction extends Action {

    /** The types of the keys that it reads, where they are known. */
    Map<String, Type> readTypes();

    /** The types of the keys that it writes, where they are known. */
    Map<String, Type> writeTypes();

    /** The reads that may be missing. */
    Set<String> optionalReads();

    static Map<String, Type> readTypesOf(Action action) {
        return action instanceof TypedAction typed ? typed.readTypes() : Map.of();
    }

    static Map<String, Type> writeTypesOf(Action action) {
        return action instanceof TypedAction typed ? typed.writeTypes() : Map.of();
    }

    static Set<String> optionalReadsOf(Action action) {
        return action instanceof TypedAction typed ? typed.optionalReads() : Set.of();
    }
}
