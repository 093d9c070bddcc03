package dev.burr.lifecycle;

import dev.burr.core.Transition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a step runs: the transition that led to it, and what its condition saw.
 *
 * @param transition the transition
 * @param values the keys that its condition reads, with their values when it was asked
 */
public record TransitionTaken(Transition transition, Map<String, @Nullable Object> values) {}
