/**
 * Runs a state machine: {@link dev.burr.application.ApplicationBuilder} puts a graph, a state and observers together,
 * {@link dev.burr.application.Application} steps through it. There is one step engine; every way to run wraps it.
 */
@NullMarked
package dev.burr.application;

import org.jspecify.annotations.NullMarked;
