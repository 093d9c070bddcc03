package dev.burr.tracking.file;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a project within its limits, in small steps, so that runs keep their disk. What fails is tried again at the next look. */
final class RetentionSweep {

    /** How long nothing is looked at when all is within the limits. */
    static final Duration INTERVAL = Duration.ofMinutes(5);

    /** How long to wait before going on. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** How many applications are dealt with in one step. */
    static final int STEP = 100;

    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);

    private final Pruning pruning;
    private final String project;
    private final Retention limits;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private @Nullable PruningPlan plan;
    private long runs;
    private long bytes;

    RetentionSweep(Pruning pruning, String project, Retention limits) {
        this.pruning = pruning;
        this.project = project;
        this.limits = limits;
    }

    /**
     * Does one step; returns how long to wait until the next.
     *
     * @param ended whether to stop in the middle of it
     */
    Duration step(BooleanSupplier ended) {
        try {
            PruningPlan current = plan == null ? pruning.plan(project, limits) : plan;
            plan = current;
            for (int i = 0; i < STEP && current.hasNext() && !ended.getAsBoolean(); i++) {
                delete(current.next());
            }
            if (current.hasNext()) {
                return PAUSE;
            }
            pruning.removeLeftovers(current);
        } catch (IOException | RuntimeException e) {
            report("Project '%s' can't be looked through".formatted(project), e);
        }
        plan = null;
        tellAll();
        return INTERVAL;
    }

    private void delete(OverdueRun run) {
        try {
            if (pruning.delete(run)) {
                runs++;
                bytes += run.bytes();
            }
        } catch (IOException | RuntimeException e) {
            report("Run '%s' of project '%s' can't be deleted".formatted(run.appId(), project), e);
        }
    }

    /** Once for each kind of failure. */
    private void report(String what, Exception cause) {
        if (reported.add(cause.getClass().getName())) {
            log.warn(
                    "{} ({}). It stays, and more is kept than is meant to be. Give this process the right to read and"
                            + " write in the folder of the project.",
                    what,
                    cause,
                    cause);
        } else {
            log.debug("{}.", what, cause);
        }
    }

    private void tellAll() {
        if (runs > 0) {
            log.info("Runs of project '{}' deleted for being beyond its limits: {} ({} bytes)", project, runs, bytes);
        }
        runs = 0;
        bytes = 0;
    }
}
