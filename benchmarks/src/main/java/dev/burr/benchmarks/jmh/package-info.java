/** The same code under JMH, for what a step allocates and where its time goes. */
@NullMarked
package dev.burr.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
