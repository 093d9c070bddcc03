/** A counter: the smallest application that has a loop and a decision. */
@NullMarked
package dev.burr.demo.counter;

import org.jspecify.annotations.NullMarked;
