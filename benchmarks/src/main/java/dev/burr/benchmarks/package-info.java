/** Measurements of the engine and of tracking. */
@NullMarked
package dev.burr.benchmarks;

import org.jspecify.annotations.NullMarked;
