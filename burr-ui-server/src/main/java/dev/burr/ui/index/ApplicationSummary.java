package dev.burr.ui.index;

import dev.burr.tracking.Pointer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of a project's runs.
 *
 * @param steps number of steps; a step that was tried again under the same sequence id counts once
 * @param firstInput the inputs of the first step as one line of text, at most 120 characters
 * @param activeMicros sum of the steps' durations
 * @param parent the run it was forked from
 * @param spawnedBy the run of which it is a sub-application
 * @param children number of forks and sub-applications
 * @param problems number of things in its files that cannot be read
 * @param bytes size of its log
 */
public record ApplicationSummary(
        String appId,
        @Nullable String partitionKey,
        ApplicationStatus status,
        int steps,
        int failedSteps,
        @Nullable String firstInput,
        @Nullable String lastAction,
        @Nullable Instant firstActivity,
        @Nullable Instant lastActivity,
        long activeMicros,
        @Nullable Pointer parent,
        @Nullable Pointer spawnedBy,
        int children,
        int problems,
        long bytes) {}
