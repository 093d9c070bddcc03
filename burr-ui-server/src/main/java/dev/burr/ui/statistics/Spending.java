package dev.burr.ui.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of language models in a run came to.
 *
 * @param tokens that went in and came out
 * @param cost in the currency of the list of prices, 0 without calls; null if one of the calls has no price
 */
public record Spending(long tokens, @Nullable Double cost) {

    /** Of most runs, and so the same for all of them. */
    static final Spending NOTHING = new Spending(0, 0.0);
}
