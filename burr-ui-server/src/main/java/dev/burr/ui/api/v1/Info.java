package dev.burr.ui.api.v1;

import java.time.Instant;

/**
 * Facts about this server.
 *
 * @param storage folder of the runs, with {@code ~} for the user's home
 * @param samples whether runs of the demo were put into the storage because it was empty
 */
record Info(String version, String storage, boolean samples, Instant startedAt) {}
