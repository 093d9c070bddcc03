package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.ChildRun;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.HookChain;
import dev.burr.lifecycle.LifecycleEvent;
import dev.burr.lifecycle.ParentPointer;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a builder settled, frozen: everything that an application needs to run.
 *
 * @param hooks what watches this application
 * @param surroundings what its children have as well
 */
record ApplicationSpec(ApplicationId id, Graph graph, String entrypoint, HookChain hooks, Surroundings surroundings) {

    /**
     * What an application shares with those that its steps run.
     *
     * @param hooks make the observers of one application each
     * @param executor runs what is started in the background
     * @param maxSteps how many steps one run may take
     * @param pause how to wait before a retry
     */
    record Surroundings(HookSources hooks, Clock clock, Executor executor, long maxSteps, Pause pause) {

        Surroundings ofChild(String action, ChildRun child) {
            return new Surroundings(hooks.ofChild(action, child.inherits()), clock, executor, maxSteps, pause);
        }
    }

    static ApplicationSpec of(ApplicationId id, Graph graph, String entrypoint, Surroundings surroundings) {
        return new ApplicationSpec(id, graph, entrypoint, surroundings.hooks.of(id), surroundings);
    }

    Clock clock() {
        return surroundings.clock;
    }

    Executor executor() {
        return surroundings.executor;
    }

    long maxSteps() {
        return surroundings.maxSteps;
    }

    Pause pause() {
        return surroundings.pause;
    }

    /** Tells the hooks. The interrupt of an action waits until they have done what they do, such as writing a file. */
    void fire(LifecycleEvent event) {
        Interruptible.suspended(() -> hooks.fire(event));
    }

    /** An application that a step of this one runs. */
    Application childOf(ApplicationId childId, ChildRun child, String action, ParentPointer step) {
        ApplicationSpec spec = of(childId, child.graph(), child.entrypoint(), surroundings.ofChild(action, child));
        return spec.create(child.state(), null, step);
    }

    /** The application, of which hooks are told. */
    Application create(State initial, @Nullable ParentPointer forkedFrom, @Nullable ParentPointer spawnedBy) {
        var application = new Application(this, initial);
        if (!hooks.isEmpty()) {
            fire(new ApplicationCreated(id, graph, entrypoint, initial, forkedFrom, spawnedBy, clock().instant()));
        }
        return application;
    }
}
