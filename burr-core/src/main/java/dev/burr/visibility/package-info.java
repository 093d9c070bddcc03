/**
 * How code inside an action tells what it does: {@link dev.burr.visibility.Tracer} for timed sections, attributes and
 * events of its step. Depends on nothing else here; who listens is up to the engine that makes a {@link
 * dev.burr.visibility.StepTrace}.
 */
@NullMarked
package dev.burr.visibility;

import org.jspecify.annotations.NullMarked;
