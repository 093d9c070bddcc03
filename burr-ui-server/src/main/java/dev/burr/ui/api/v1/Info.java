package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts about this server.
 *
 * @param storage folder of the runs, with {@code ~} for the user's home
 * @param samples whether runs of the demo were put into the storage because it was empty
 * @param traceLinkTemplate address of a trace in another tool, with {traceId} in the place of its id; null if there is none
 */
record Info(String version, String storage, boolean samples, Instant startedAt, @Nullable String traceLinkTemplate) {}
