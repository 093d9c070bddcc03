package dev.burr.spring.web;

import dev.burr.application.Application;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event of a run.
 *
 * @param name its name; null for an item, which readers take as {@code message}
 * @param json its data, on one line
 */
record RunEvent(@Nullable String name, String json) {

    static RunEvent item(Object item) {
        return of(null, item);
    }

    static RunEvent done(Application application, @Nullable Function<State, ?> ending) {
        if (ending != null) {
            return of("done", ending.apply(application.state()));
        }
        var ids = new LinkedHashMap<String, Object>();
        ids.put("applicationId", application.id());
        ids.put("sequenceId", application.sequenceId());
        return of("done", ids);
    }

    static RunEvent problem(Throwable failure) {
        return of("problem", RunProblem.of(failure).report(failure).asMap());
    }

    private static RunEvent of(@Nullable String name, @Nullable Object data) {
        return new RunEvent(name, Serde.standard().print(data));
    }
}
