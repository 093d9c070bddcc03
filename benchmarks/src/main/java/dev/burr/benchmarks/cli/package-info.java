/** The processes of a measurement: the one that {@code benchmarks/run} starts, and those that it starts. */
@NullMarked
package dev.burr.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
