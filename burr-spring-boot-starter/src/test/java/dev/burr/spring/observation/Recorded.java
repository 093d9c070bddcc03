package dev.burr.spring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A registry that notes what ends in it. */
final class Recorded implements ObservationHandler<Observation.Context> {

    final ObservationRegistry registry = ObservationRegistry.create();
    final List<Ended> ended = new CopyOnWriteArrayList<>();

    Recorded() {
        registry.observationConfig().observationHandler(this);
    }

    /** @param parent the name of what it was in, as its contextual name is made at its end; null for nothing */
    record Ended(String name, @Nullable String parent, Map<String, String> labels, @Nullable Throwable error) {}

    @Override
    public void onStop(Observation.Context context) {
        var parent = context.getParentObservation();
        ended.add(new Ended(
                name(context),
                parent == null ? null : parent.getContextView().getName(),
                context.getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue)),
                context.getError()));
    }

    private static String name(Observation.Context context) {
        String contextual = context.getContextualName();
        return contextual == null ? String.valueOf(context.getName()) : contextual;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}
