package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one step, read from the log when they are asked for; its end only once. For one request. */
final class StepValues {

    private final Run run;
    private final int place;
    private boolean endWasRead;
    private @Nullable StepEnd end;

    StepValues(Run run, int place) {
        this.run = run;
        this.place = place;
    }

    Optional<StepEnd> end() {
        if (!endWasRead) {
            end = run.end(place).orElse(null);
            endWasRead = true;
        }
        return Optional.ofNullable(end);
    }

    /** The value of a part, which is JSON; empty if the step does not have it. */
    Optional<?> of(StepPart part) {
        return switch (part) {
            case STATE_BEFORE -> run.stateBefore(place);
            case STATE_AFTER -> end().map(StepEnd::state);
            case INPUTS -> Optional.of(run.inputs(place));
            case RESULT -> end().map(StepFacts::result);
            case ERROR -> end().map(StepEnd::exception);
            case ATTRIBUTES -> attributes();
        };
    }

    private Optional<List<Map<String, @Nullable Object>>> attributes() {
        List<Map<String, @Nullable Object>> attributes = StepFacts.attributes(run.details(place)).stream()
                .map(StepValues::fields)
                .toList();
        return attributes.isEmpty() ? Optional.empty() : Optional.of(attributes);
    }

    private static Map<String, @Nullable Object> fields(AttributeView attribute) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("key", attribute.key());
        fields.put("value", attribute.value());
        fields.put("spanId", attribute.spanId());
        fields.put("event", attribute.event());
        fields.put("time", attribute.time() == null ? null : attribute.time().toString());
        return fields;
    }
}
