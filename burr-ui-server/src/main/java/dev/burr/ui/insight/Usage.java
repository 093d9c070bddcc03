package dev.burr.ui.insight;

import org.jspecify.annotations.Nullable;

/**
 * What calls of language models used.
 *
 * @param inputTokens of which {@code cachedInputTokens} came from a cache
 * @param cost by the list of prices, in its currency; null if one of the calls has no price, and if there are none
 * @param unpriced calls of models that have no price
 */
public record Usage(
        int calls, long inputTokens, long outputTokens, long cachedInputTokens, @Nullable Double cost, int unpriced) {}
