package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.lifecycle.HookChain;
import dev.burr.lifecycle.LifecycleHook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What watches and stores an application, and may watch and store those that its steps run. Immutable.
 *
 * @param all make an observer each, in the order in which those are called
 * @param forChildren what children have in place of what they would inherit
 * @param forChildrenOf the same for those of single actions, by their names; takes precedence
 */
record HookSources(
        List<HookSource> all,
        Map<Inherited, List<HookSource>> forChildren,
        Map<String, Map<Inherited, List<HookSource>>> forChildrenOf) {

    /** Makes the observer of an application. */
    record HookSource(Inherited kind, Function<ApplicationId, LifecycleHook> hook) {}

    /** Everybody else has seen a step before it counts as saved. */
    private static final Comparator<HookSource> PERSISTER_LAST =
            Comparator.comparing(source -> source.kind == Inherited.PERSISTER);

    HookSources {
        all = List.copyOf(all);
        forChildren = Map.copyOf(forChildren);
        forChildrenOf = Map.copyOf(forChildrenOf);
    }

    HookChain of(ApplicationId id) {
        return new HookChain(all.stream().map(source -> source.hook.apply(id)).toList());
    }

    /**
     * Those of a child. What is given to it is its own, whatever it inherits. To its own children it passes on what it has,
     * and nothing that was kept from it.
     *
     * @param action the action that runs it
     */
    HookSources ofChild(String action, Set<Inherited> inherits) {
        var given = new EnumMap<Inherited, List<HookSource>>(Inherited.class);
        given.putAll(forChildren);
        given.putAll(forChildrenOf.getOrDefault(action, Map.of()));
        var child = new ArrayList<HookSource>();
        for (HookSource source : all) {
            if (inherits.contains(source.kind) && !given.containsKey(source.kind)) {
                child.add(source);
            }
        }
        given.values().forEach(child::addAll);
        child.sort(PERSISTER_LAST);
        return new HookSources(child, Map.of(), Map.of());
    }
}
