package dev.burr.ui.api.v1;

import java.util.List;

/**
 * An action of a state machine.
 *
 * @param inputs names of the required inputs
 * @param code its source, as far as it was known to the writer
 */
record ActionView(
        String name,
        List<String> reads,
        List<String> writes,
        List<String> inputs,
        List<String> optionalInputs,
        String code) {}
