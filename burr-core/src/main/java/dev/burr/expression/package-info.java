/**
 * How values compare, whatever their types and whether or not they were in a log, and how they are named. Knows nothing of
 * state machines: {@code dev.burr.core.Condition} is what users meet.
 */
@NullMarked
package dev.burr.expression;

import org.jspecify.annotations.NullMarked;
