/**
 * A small safe language for questions about named values, and what it compares them by. An {@link
 * dev.burr.expression.Expression} is parsed once and asked often; it can't call code, loop or change anything. Knows
 * nothing of state machines: {@code dev.burr.core.Condition} is what users meet.
 */
@NullMarked
package dev.burr.expression;

import org.jspecify.annotations.NullMarked;
