package dev.burr.ui.insight;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds up calls of language models. Not thread-safe. */
public final class UsageSum {

    private final ModelPrices prices;
    private int calls;
    private long inputTokens;
    private long outputTokens;
    private long cachedInputTokens;
    private BigDecimal cost = BigDecimal.ZERO;
    private int unpriced;

    public UsageSum(ModelPrices prices) {
        this.prices = prices;
    }

    void add(ModelCall call) {
        add(call, 1);
    }

    /**
     * Adds several calls of a model.
     *
     * @param model null if it is not known
     * @param cached of the {@code input}, what came from a cache: of all these calls, or of none
     */
    public void add(@Nullable String model, long number, long input, long output, long cached) {
        add(new ModelCall(model, input, output, cached), number);
    }

    private void add(ModelCall call, long number) {
        calls = (int) Math.min(Integer.MAX_VALUE, calls + number);
        inputTokens = sum(inputTokens, call.inputTokens());
        outputTokens = sum(outputTokens, call.outputTokens());
        cachedInputTokens = sum(cachedInputTokens, call.cachedInputTokens());
        Optional<BigDecimal> price = prices.costOf(call);
        if (price.isPresent()) {
            cost = cost.add(price.get());
        } else {
            unpriced = (int) Math.min(Integer.MAX_VALUE, unpriced + number);
        }
    }

    /** Tokens that went in and came out. */
    public long tokens() {
        return sum(inputTokens, outputTokens);
    }

    /** A part of a sum would be taken for the whole of it. */
    public Usage usage() {
        Double known = calls == 0 || unpriced > 0 ? null : Double.valueOf(cost.doubleValue());
        return new Usage(calls, inputTokens, outputTokens, cachedInputTokens, known, unpriced);
    }

    /** What a log says may be any number. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
