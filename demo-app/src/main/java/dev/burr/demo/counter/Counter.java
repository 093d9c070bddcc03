package dev.burr.demo.counter;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts up to a limit, a step at a time or all at once, for as many users as there are. */
public final class Counter {

    /** How far one call may count, and so how many steps it may record. */
    static final int FURTHEST = 1000;

    private static final Graph GRAPH = Graph.builder()
            .withActions(
                    action("count").reads("n").writes("n").run(state -> state.increment("n")),
                    action("done")
                            .reads("n")
                            .writes("message")
                            .run(state -> state.with("message", "Counted to %d.".formatted(state.getInt("n")))))
            .withTransitions(
                    from("count").to("count").when("n < limit"), from("count").to("done"))
            .build();

    private final Supplier<ApplicationBuilder> builders;
    private final TrackingClient tracking;

    /**
     * A counter.
     *
     * @param builders gives a new builder at each call
     * @param tracking where counts are recorded, and read from
     */
    public Counter(Supplier<ApplicationBuilder> builders, TrackingClient tracking) {
        this.builders = builders;
        this.tracking = tracking;
    }

    /**
     * Counts one further; does nothing at the end.
     *
     * @throws LimitException when the limit is out of reach
     */
    public Count step(String id, @Nullable String user, int limit) {
        Application app = open(id, user, limit);
        app.step();
        return Count.of(app);
    }

    /**
     * Counts to the limit.
     *
     * @throws LimitException when the limit is out of reach
     */
    public Count run(String id, @Nullable String user, int limit) {
        Application app = open(id, user, limit);
        requireReachable(app);
        app.run(after("done"));
        return Count.of(app);
    }

    private Application open(String id, @Nullable String user, int limit) {
        if (limit < 1 || limit > FURTHEST) {
            throw new LimitException("Limit %d is out of reach. Use a number from 1 to %d.".formatted(limit, FURTHEST));
        }
        return builders.get()
                .withTracker(tracking)
                .withGraph(GRAPH)
                .withEntrypoint("count")
                .withPartitionKey(user)
                .resumeFrom(id, State.of("n", 0, "limit", limit))
                .build();
    }

    /** A counter goes on with the limit that it was recorded with. */
    private static void requireReachable(Application app) {
        long distance = (long) app.state().getInt("limit") - app.state().getInt("n");
        if (distance > FURTHEST) {
            throw new LimitException(
                    "Counter '%s' is %d away from its limit, and one call counts up to %d. Start another counter."
                            .formatted(app.id(), distance, FURTHEST));
        }
    }

    /** How far a counter has come. */
    public record Count(String id, int n, int limit, boolean done) {

        private static Count of(Application app) {
            State state = app.state();
            return new Count(
                    app.id(),
                    state.getInt("n"),
                    state.getInt("limit"),
                    app.nextAction().isEmpty());
        }
    }
}
