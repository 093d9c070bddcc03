package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.lifecycle.HookChain;
import java.time.Clock;

/** What a builder settled, frozen: everything that an application needs to run. */
record ApplicationSpec(ApplicationId id, Graph graph, String entrypoint, HookChain hooks, Clock clock) {}
