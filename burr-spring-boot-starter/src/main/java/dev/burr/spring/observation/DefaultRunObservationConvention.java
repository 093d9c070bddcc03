package dev.burr.spring.observation;

import io.micrometer.common.KeyValues;

/**
 * Names the observation of a call that runs steps {@code burr.run}. Its meters are labelled with {@code burr.method} and
 * {@code burr.outcome} ({@code success} or {@code failure}), its spans with {@code burr.application.id} and
 * {@code burr.partition.key} as well. Made to be extended.
 */
public class DefaultRunObservationConvention implements RunObservationConvention {

    @Override
    public String getName() {
        return "burr.run";
    }

    @Override
    public String getContextualName(RunObservationContext context) {
        return "burr " + context.method();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
        return KeyValues.of("burr.method", context.method(), "burr.outcome", KeyNames.outcome(context));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(RunObservationContext context) {
        return KeyNames.of(context.application());
    }
}
