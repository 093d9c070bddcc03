package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.lifecycle.HookChain;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a builder settled, frozen: everything that an application needs to run.
 *
 * @param executor runs what is started in the background
 * @param maxSteps how many steps one run may take
 * @param pause how to wait before a retry
 */
record ApplicationSpec(
        ApplicationId id,
        Graph graph,
        String entrypoint,
        HookChain hooks,
        Clock clock,
        Executor executor,
        long maxSteps,
        Pause pause) {}
