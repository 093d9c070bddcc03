package dev.burr.benchmarks.browser;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;

import dev.burr.application.ApplicationBuilder;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerFigure;
import dev.burr.core.Action;
import dev.burr.core.State;
import dev.burr.core.Transition;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A state machine of 300 actions, each of which leads on to two. */
final class WideGraphOnPage extends OnPage {

    private static final String RUN = "wide";
    private static final int ACTIONS = 300;

    @Override
    public String id() {
        return "browser-wide-graph";
    }

    @Override
    public String title() {
        return "browser: a graph of 300 actions";
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(ServerFigure.value(Contender.OURS, Measure.GRAPH_SHOWN, Goal.atMost(1_000)));
    }

    @Override
    void record(LocalTrackingClient tracking) {
        new ApplicationBuilder()
                .withActions(IntStream.range(0, ACTIONS)
                        .mapToObj(place -> action("action_" + place).run(state -> state))
                        .toArray(Action[]::new))
                .withTransitions(IntStream.range(1, ACTIONS)
                        .mapToObj(place -> from("action_" + (place - 1) / 2)
                                .to("action_" + place)
                                .when(eq("at", place)))
                        .toArray(Transition.Declaration[]::new))
                .withState(State.of("at", 0))
                .withEntrypoint("action_0")
                .withIdentifiers(RUN)
                .withTracker(tracking)
                .build()
                .step();
    }

    @Override
    Readings measure(BrowserPage page, Path storage) {
        return new Readings()
                .with(Measure.GRAPH_SHOWN, page.millisToOpen(RUN, "svg[role=group][aria-busy=false]"))
                .with(Measure.LONGEST_TASK_OPENING, page.longestTask());
    }
}
