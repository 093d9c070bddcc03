package dev.burr.spring.observation;

import io.micrometer.common.KeyValues;

/**
 * Names the observation of a step {@code burr.step}. Its meters are labelled with {@code burr.action} and {@code burr.outcome}
 * ({@code success} or {@code failure}), its spans with {@code burr.application.id}, {@code burr.partition.key} and
 * {@code burr.sequence.id} as well. Made to be extended.
 */
public class DefaultStepObservationConvention implements StepObservationConvention {

    @Override
    public String getName() {
        return "burr.step";
    }

    @Override
    public String getContextualName(StepObservationContext context) {
        return "step " + context.action();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(StepObservationContext context) {
        return KeyValues.of("burr.action", context.action(), "burr.outcome", KeyNames.outcome(context));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(StepObservationContext context) {
        return KeyNames.of(context.application()).and("burr.sequence.id", Long.toString(context.sequenceId()));
    }
}
