package dev.burr.core;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a condition reads of a state.
 *
 * @param keys every key, in order of appearance
 * @param required the keys that somebody must feed
 */
record ConditionReads(Set<String> keys, Set<String> required) {

    static final ConditionReads NOTHING = of(Set.of());

    static ConditionReads of(Set<String> keys) {
        return new ConditionReads(keys, keys);
    }

    ConditionReads and(ConditionReads other) {
        return new ConditionReads(union(keys, other.keys), union(required, other.required));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new LinkedHashSet<>(one);
        union.addAll(other);
        return Collections.unmodifiableSet(union);
    }
}
