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

    /** Counts one further; does nothing at the end. */
    public Count step(String id, @Nullable String user, int limit) {
        Application app = open(id, user, limit);
        app.step();
        return Count.of(app);
    }

    /** Counts to the limit. */
    public Count run(String id, @Nullable String user, int limit) {
        Application app = open(id, user, limit);
        app.run(after("done"));
        return Count.of(app);
    }

    private Application open(String id, @Nullable String user, int limit) {
        return builders.get()
                .withTracker(tracking)
                .withGraph(GRAPH)
                .withEntrypoint("count")
                .withPartitionKey(user)
                .resumeFrom(id, State.of("n", 0, "limit", limit))
                .build();
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
