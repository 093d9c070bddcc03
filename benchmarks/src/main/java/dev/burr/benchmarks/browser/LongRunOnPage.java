package dev.burr.benchmarks.browser;

import static dev.burr.core.Halt.after;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerFigure;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import java.util.List;

/** A run of 10,000 steps: opened, and scrolled through. */
final class LongRunOnPage extends OnPage {

    private static final String RUN = "long";
    private static final int STEPS = 10_000;

    @Override
    public String id() {
        return "browser-long-run";
    }

    @Override
    public String title() {
        return "browser: a run of 10,000 steps";
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.value(Contender.OURS, Measure.ROWS_SHOWN, Goal.atMost(1_000)),
                ServerFigure.value(Contender.OURS, Measure.LONGEST_TASK_SCROLLING, Goal.atMost(100)));
    }

    @Override
    void record(LocalTrackingClient tracking) {
        Counting.application(RUN, STEPS, tracking).run(after("stop"));
    }

    @Override
    Readings measure(BrowserPage page, Path storage) {
        double shown = page.millisToOpen(RUN, "[role=treegrid] [data-step]");
        page.await("[role=treegrid][aria-rowcount^='1000']");
        double opening = page.longestTask();
        page.scrollThroughSteps();
        page.await("[data-step='" + (STEPS - 1) + "']");
        return new Readings()
                .with(Measure.ROWS_SHOWN, shown)
                .with(Measure.LONGEST_TASK_OPENING, opening)
                .with(Measure.LONGEST_TASK_SCROLLING, page.longestTask());
    }
}
