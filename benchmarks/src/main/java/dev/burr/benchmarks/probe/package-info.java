/** How it is measured: each contender in a process of its own, round by round. */
@NullMarked
package dev.burr.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
