package dev.burr.ui.insight;

import org.jspecify.annotations.Nullable;

/**
 * One call of a language model.
 *
 * @param model as the answer names it, else as the request does; null if neither is known
 * @param cachedInputTokens those of the input that came from a cache
 */
public record ModelCall(@Nullable String model, long inputTokens, long outputTokens, long cachedInputTokens) {}
