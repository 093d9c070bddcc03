package dev.burr.ui.api.v1.statistics;

import dev.burr.ui.insight.Usage;
import java.util.Map;

/**
 * What calls of language models used in some runs.
 *
 * @param currency of all costs
 * @param runs by application id; what was not read by now is missing
 */
record UsageView(String currency, Map<String, Usage> runs) {}
