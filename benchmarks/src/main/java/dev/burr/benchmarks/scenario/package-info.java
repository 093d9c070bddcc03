/** What is measured: the work, who does it, and what the figures are held against. */
@NullMarked
package dev.burr.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
