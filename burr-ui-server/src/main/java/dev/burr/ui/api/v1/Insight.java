package dev.burr.ui.api.v1;

import dev.burr.ui.insight.RunInsight;
import org.jspecify.annotations.Nullable;

/**
 * What a run used, how its actions did and what is odd about it.
 *
 * @param currency of all costs
 * @param pricesAsOf the day on which the prices were looked up, null if their list does not say so
 */
record Insight(RunInsight run, String currency, @Nullable String pricesAsOf) {}
