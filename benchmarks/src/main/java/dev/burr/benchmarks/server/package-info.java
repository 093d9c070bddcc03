/** What servers take to start, to list runs and to open them: ours, the original, and an application that does nothing. */
@NullMarked
package dev.burr.benchmarks.server;

import org.jspecify.annotations.NullMarked;
