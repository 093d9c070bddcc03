package dev.burr.demo.counter;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.spring.application.ApplicationFactory;
import org.jspecify.annotations.Nullable;

/** Counts up to a limit, a step at a time or all at once, for as many users as there are. */
public final class Counter {

    /** How far one call may count, and so how many steps it may record. */
    static final int FURTHEST = 1000;

    private final ApplicationFactory counts;

    /**
     * A counter.
     *
     * @param counts makes the applications of {@link #graph}
     */
    public Counter(ApplicationFactory counts) {
        this.counts = counts;
    }

    /** The state machine: counts until it is at its limit, and is done. */
    public static Graph graph() {
        return Graph.builder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done")
                                .reads("n")
                                .writes("message")
                                .run(state -> state.with("message", "Counted to %d.".formatted(state.getInt("n")))))
                .withTransitions(
                        from("count").to("count").when("n < limit"),
                        from("count").to("done"))
                .build();
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
        return counts.withState(State.of("n", 0, "limit", limit)).application(id, user);
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
