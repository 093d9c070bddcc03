package dev.burr.application;

import dev.burr.application.HookSources.HookSource;
import dev.burr.core.ChildRun.Inherited;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.StatePersister;
import dev.burr.tracking.TrackingClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says what watches and stores the applications that the steps of another one run, in place of what watches and stores that
 * one; see {@link ApplicationBuilder#withChildrenOf}. What is not said here is inherited.
 */
public final class ChildrenBuilder {

    private final Map<Inherited, List<HookSource>> given = new EnumMap<>(Inherited.class);

    ChildrenBuilder() {}

    /**
     * Records the children, such as in a project of their own. They are listed as children of the step where the tracker has
     * recorded that too; else only they themselves tell which step ran them.
     */
    public ChildrenBuilder tracker(TrackingClient client) {
        return give(Inherited.TRACKER, List.of(new HookSource(Inherited.TRACKER, client::hookFor)));
    }

    /** Saves the states of the children. When that fails, their step fails with it. */
    public ChildrenBuilder persister(StatePersister store) {
        return give(
                Inherited.PERSISTER,
                List.of(new HookSource(Inherited.PERSISTER, id -> PersistingHook.ofChild(id, store))));
    }

    /** Observes the children, and the hooks of the parent don't; no hook does when none is given. */
    public ChildrenBuilder hooks(LifecycleHook... observers) {
        List<HookSource> sources = new ArrayList<>();
        for (LifecycleHook hook : observers) {
            sources.add(new HookSource(Inherited.HOOKS, id -> hook));
        }
        return give(Inherited.HOOKS, sources);
    }

    private ChildrenBuilder give(Inherited kind, List<HookSource> sources) {
        if (given.putIfAbsent(kind, List.copyOf(sources)) != null) {
            throw new IllegalStateException("%s(…) was called already for these children. Call it once."
                    .formatted(kind.name().toLowerCase(Locale.ROOT)));
        }
        return this;
    }

    /** What was said so far, by what it takes the place of. */
    Map<Inherited, List<HookSource>> given() {
        return Map.copyOf(given);
    }
}
