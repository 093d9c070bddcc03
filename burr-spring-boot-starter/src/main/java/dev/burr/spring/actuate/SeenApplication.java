package dev.burr.spring.actuate;

import dev.burr.core.ApplicationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of one application: names, counts and times, no value. Belongs to whoever holds the lock of its keeper. */
final class SeenApplication {

    private final ApplicationId id;
    private final Instant firstSeen;
    private @Nullable String graph;
    private @Nullable String spawnedBy;
    private @Nullable String action;
    private Instant lastActivity;
    private int openRuns;
    private long steps;
    private long failures;

    /** The failure of its last step, until its run has ended: the run ends with it as a rule, which is not told twice. */
    private @Nullable Throwable failure;

    SeenApplication(ApplicationId id, Instant now) {
        this.id = id;
        this.firstSeen = now;
        this.lastActivity = now;
    }

    void created(String graphId, @Nullable String parent, Instant now) {
        graph = graphId;
        spawnedBy = parent;
        lastActivity = now;
    }

    void runStarted(Instant now) {
        openRuns++;
        failure = null;
        lastActivity = now;
    }

    /** Whether the run failed with something that no step has told of. */
    boolean runFinished(@Nullable Throwable exception, Instant now) {
        boolean untold = exception != null && !exception.equals(failure) && !wrapsFailure(exception);
        openRuns = Math.max(0, openRuns - 1);
        failure = null;
        lastActivity = now;
        return untold;
    }

    private boolean wrapsFailure(Throwable exception) {
        Throwable cause = exception.getCause();
        return cause != null && cause.equals(failure);
    }

    void stepStarted(String name, Instant now) {
        action = name;
        lastActivity = now;
    }

    void stepFinished(@Nullable Throwable exception, Instant now) {
        steps++;
        if (exception != null) {
            failures++;
        }
        failure = exception;
        lastActivity = now;
    }

    boolean isLive() {
        return openRuns > 0;
    }

    ApplicationId id() {
        return id;
    }

    BurrReport.Application report() {
        return new BurrReport.Application(
                id.appId(),
                id.partitionKey(),
                spawnedBy,
                graph,
                isLive(),
                action,
                steps,
                failures,
                firstSeen,
                lastActivity,
                null);
    }
}
