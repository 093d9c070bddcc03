package dev.burr.spring.actuate;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.lifecycle.RunFinished;
import dev.burr.lifecycle.RunStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Remembers which applications of this process did something last, what failed in them and what their state machines look like, for
 * {@link BurrEndpoint}. It keeps 100 applications, those that run before others, 50 failures and 20 state machines, and of no state
 * a value. Safe for use by many applications and threads.
 */
public final class RecentApplications implements LifecycleHook {

    static final int MOST = 100;

    private final Map<ApplicationId, SeenApplication> applications = new LinkedHashMap<>(MOST, 0.75f, true);
    private final RecentFailures failures = new RecentFailures();
    private final SeenGraphs graphs = new SeenGraphs();

    @Override
    public void applicationCreated(ApplicationCreated event) {
        String graph = graphs.seen(event.graph(), event.entrypoint(), event.time());
        ParentPointer parent = event.spawnedBy();
        String parentId = parent == null ? null : parent.appId();
        note(event.application(), event.time(), seen -> seen.created(graph, parentId, event.time()));
    }

    @Override
    public void runStarted(RunStarted event) {
        note(event.application(), event.time(), seen -> seen.runStarted(event.time()));
    }

    @Override
    public void runFinished(RunFinished event) {
        note(event.application(), event.time(), seen -> {
            Throwable exception = event.exception();
            if (seen.runFinished(exception, event.time()) && exception != null) {
                failures.add(event.application(), null, null, exception, event.time());
            }
        });
    }

    @Override
    public void stepStarted(StepStarted event) {
        note(event.application(), event.time(), seen -> seen.stepStarted(event.action(), event.time()));
    }

    @Override
    public void stepFinished(StepFinished event) {
        Throwable exception = event.exception();
        note(event.application(), event.time(), seen -> seen.stepFinished(exception, event.time()));
        if (exception != null) {
            failures.add(event.application(), event.action(), event.sequenceId(), exception, event.time());
        }
    }

    private void note(ApplicationId id, Instant now, Consumer<SeenApplication> happened) {
        synchronized (applications) {
            happened.accept(applications.computeIfAbsent(id, unknown -> new SeenApplication(unknown, now)));
            if (applications.size() > MOST) {
                applications.remove(dispensable());
            }
        }
    }

    /** The one that was used longest ago of those that don't run, or else of all. */
    private ApplicationId dispensable() {
        List<SeenApplication> oldestFirst = List.copyOf(applications.values());
        return oldestFirst.stream()
                .limit(MOST) // not the newcomer
                .filter(seen -> !seen.isLive())
                .findFirst()
                .orElse(oldestFirst.get(0))
                .id();
    }

    /** Those that are remembered, the latest activity first. */
    List<BurrReport.Application> latestFirst() {
        synchronized (applications) {
            List<BurrReport.Application> oldestFirst = new ArrayList<>();
            applications.values().forEach(seen -> oldestFirst.add(seen.report()));
            Collections.reverse(oldestFirst);
            return oldestFirst;
        }
    }

    RecentFailures failures() {
        return failures;
    }

    SeenGraphs graphs() {
        return graphs;
    }
}
