package dev.burr.spring.observation;

import dev.burr.core.ApplicationId;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;

/** What runs and steps are both labelled with. */
final class KeyNames {

    /** Micrometer wants the same keys of all observations of a name. */
    private static final String NONE = "none";

    private KeyNames() {}

    static String outcome(Observation.Context context) {
        return context.getError() == null ? "success" : "failure";
    }

    static KeyValues of(ApplicationId application) {
        String partition = application.partitionKey();
        return KeyValues.of(
                "burr.application.id",
                application.appId(),
                "burr.partition.key",
                partition == null || partition.isEmpty() ? NONE : partition);
    }
}
