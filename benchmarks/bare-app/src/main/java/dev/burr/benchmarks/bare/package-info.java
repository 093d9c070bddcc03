/** An application of Spring Boot that does nothing. */
@NullMarked
package dev.burr.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
