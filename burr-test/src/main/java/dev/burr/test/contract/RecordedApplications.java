package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.StateLoader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the tests of this package run: a counter, recorded where {@link #loader()} reads. */
abstract class RecordedApplications {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A new builder; the applications that it builds are recorded where {@link #loader()} reads. */
    protected abstract ApplicationBuilder recorded();

    /** Reads what was recorded. */
    protected abstract StateLoader loader();

    final Application counterTo(String id, int limit) {
        return counting(recorded(), limit)
                .withIdentifiers(id)
                .withState(State.of("n", 0))
                .build();
    }

    static ApplicationBuilder counting(ApplicationBuilder builder, int limit) {
        return builder.withClock(Clock.fixed(NOON, ZoneOffset.UTC))
                .withActions(
                        action("count")
                                .reads("n")
                                .writes("n")
                                .optionalInputs("by")
                                .run((state, inputs) -> state.increment(
                                        "n", inputs.find("by", Integer.class).orElse(1))),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count")
                                .to("count")
                                .when(reading("n").test("n < " + limit, state -> state.getInt("n") < limit)),
                        from("count").to("done"))
                .withEntrypoint("count");
    }

    final PersistedState last(String id) {
        return loader().load(id).orElseThrow();
    }
}
