/** Tests of Spring services that use Burr: the slice {@link dev.burr.spring.test.BurrTest}, and runs that are recorded in memory. */
@NullMarked
package dev.burr.spring.test;

import org.jspecify.annotations.NullMarked;
