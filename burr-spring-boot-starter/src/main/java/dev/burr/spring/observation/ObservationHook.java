package dev.burr.spring.observation;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.lifecycle.RunFinished;
import dev.burr.lifecycle.RunStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.spring.observation.OpenStep.StepKey;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes the applications that it is a hook of. A step is in scope on the thread that runs it, so that what is observed
 * within its action belongs to it. Runs are in no scope: between two steps of an iteration the code of the caller runs.
 * Where nobody listens to the registry, it does next to nothing. Safe for use by many applications and threads.
 */
public final class ObservationHook implements LifecycleHook {

    /** The attribute of a step that names the trace which it is part of. */
    public static final String TRACE_ID = "burr.trace.id";

    private final ObservationRegistry registry;
    private final RunObservationConvention runs;
    private final StepObservationConvention steps;
    private final OpenObservations<ApplicationId, Observation> openRuns = new OpenObservations<>(Observation::stop);
    private final TraceIds traceIds;
    private final OpenSteps openSteps = new OpenSteps();
    private final OpenObservations<String, ParentPointer> spawned = new OpenObservations<>(parent -> {});

    /** A hook with the usual names. */
    public ObservationHook(ObservationRegistry registry) {
        this(registry, new DefaultRunObservationConvention(), new DefaultStepObservationConvention(), () -> null);
    }

    /**
     * A hook with these names.
     *
     * @param traceIds tells which trace a step is part of
     */
    public ObservationHook(
            ObservationRegistry registry,
            RunObservationConvention runs,
            StepObservationConvention steps,
            TraceIds traceIds) {
        this.registry = registry;
        this.runs = runs;
        this.steps = steps;
        this.traceIds = traceIds;
    }

    @Override
    public void applicationCreated(ApplicationCreated event) {
        ParentPointer parent = event.spawnedBy();
        if (parent != null) {
            spawned.begin(event.application().appId(), parent);
        }
    }

    @Override
    public void runStarted(RunStarted event) {
        if (registry.isNoop()) {
            return;
        }
        openSteps.leaveEnded();
        var context = new RunObservationContext(event.application(), event.method());
        Observation run = Observation.createNotStarted(runs, () -> context, registry);
        Observation parent = spawningStep(event.application());
        if (registry.getCurrentObservation() == null && parent != null) {
            run.parentObservation(parent);
        }
        openRuns.begin(event.application(), run.start());
    }

    @Override
    public void runFinished(RunFinished event) {
        Observation run = openRuns.end(event.application());
        if (run != null) {
            if (event.exception() != null) {
                run.error(event.exception());
            }
            run.stop();
        }
    }

    @Override
    public void stepStarted(StepStarted event) {
        if (registry.isNoop()) {
            return;
        }
        var context = new StepObservationContext(event);
        Observation step = Observation.createNotStarted(steps, () -> context, registry);
        Observation run = openRuns.get(event.application());
        openSteps.begin(
                key(event.application(), event.sequenceId()), run == null ? step.start() : startedIn(run, step));
        String trace = traceIds.current();
        if (trace != null) {
            event.tracer().attribute(TRACE_ID, trace);
        }
    }

    @Override
    public void stepFinished(StepFinished event) {
        openSteps.end(key(event.application(), event.sequenceId()), event.exception());
    }

    /** A tracer takes the current span for the parent, whatever the parent of the observation is. */
    private static Observation startedIn(Observation run, Observation step) {
        Supplier<Observation> start = step.parentObservation(run)::start;
        return run.scoped(start);
    }

    private @Nullable Observation spawningStep(ApplicationId child) {
        ParentPointer parent = spawned.get(child.appId());
        return parent == null ? null : openSteps.get(new StepKey(parent.appId(), parent.sequenceId()));
    }

    private static StepKey key(ApplicationId application, long sequenceId) {
        return new StepKey(application.appId(), sequenceId);
    }
}
