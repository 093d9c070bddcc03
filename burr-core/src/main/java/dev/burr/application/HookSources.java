package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.lifecycle.HookChain;
import dev.burr.lifecycle.LifecycleHook;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What watches and stores an application, and may watch and store those that its steps run. Immutable.
 *
 * @param all make an observer each, in the order in which those are called
 */
record HookSources(List<HookSource> all) {

    /** Makes the observer of an application. */
    record HookSource(Inherited kind, Function<ApplicationId, LifecycleHook> hook) {}

    HookSources {
        all = List.copyOf(all);
    }

    HookChain of(ApplicationId id) {
        return new HookChain(all.stream().map(source -> source.hook.apply(id)).toList());
    }

    /** Those of a child: it passes on to its own children what it has, and nothing that was kept from it. */
    HookSources ofChild(Set<Inherited> inherits) {
        return new HookSources(
                all.stream().filter(source -> inherits.contains(source.kind)).toList());
    }
}
