/** Applications of a graph that is defined once, as a bean, and run for each request. */
@NullMarked
package dev.burr.spring.application;

import org.jspecify.annotations.NullMarked;
