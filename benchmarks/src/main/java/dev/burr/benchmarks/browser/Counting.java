package dev.burr.benchmarks.browser;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.expr;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;

/** A machine that counts. */
final class Counting {

    private Counting() {}

    /** @param steps how many it takes until it stops */
    static Application application(String id, int steps, TrackingClient tracking) {
        return new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("stop").run(state -> state))
                .withTransitions(
                        from("count").to("count").when(expr("n < " + (steps - 1))),
                        from("count").to("stop"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers(id)
                .withTracker(tracking)
                .build();
    }
}
