package dev.burr.ui.insight;

import java.math.BigDecimal;
import java.util.Optional;

/** Adds up calls. Not thread-safe. */
final class UsageSum {

    private final ModelPrices prices;
    private int calls;
    private long inputTokens;
    private long outputTokens;
    private long cachedInputTokens;
    private BigDecimal cost = BigDecimal.ZERO;
    private int unpriced;

    UsageSum(ModelPrices prices) {
        this.prices = prices;
    }

    void add(ModelCall call) {
        calls++;
        inputTokens = sum(inputTokens, call.inputTokens());
        outputTokens = sum(outputTokens, call.outputTokens());
        cachedInputTokens = sum(cachedInputTokens, call.cachedInputTokens());
        Optional<BigDecimal> price = prices.costOf(call);
        if (price.isPresent()) {
            cost = cost.add(price.get());
        } else {
            unpriced++;
        }
    }

    /** A part of a sum would be taken for the whole of it. */
    Usage usage() {
        Double known = calls == 0 || unpriced > 0 ? null : Double.valueOf(cost.doubleValue());
        return new Usage(calls, inputTokens, outputTokens, cachedInputTokens, known, unpriced);
    }

    /** What a log says may be any number. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
