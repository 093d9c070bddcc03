package dev.burr.benchmarks.browser;

import static dev.burr.core.Action.action;

import dev.burr.application.ApplicationBuilder;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerFigure;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A step that leaves a state of 20 MB. */
final class LargeStateOnPage extends OnPage {

    private static final String RUN = "large";
    private static final int PARTS = 400;
    private static final String PART = "p".repeat(50_000);

    @Override
    public String id() {
        return "browser-large-state";
    }

    @Override
    public String title() {
        return "browser: a state of 20 MB";
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(ServerFigure.value(Contender.OURS, Measure.LONGEST_TASK_OPENING, Goal.atMost(200)));
    }

    @Override
    void record(LocalTrackingClient tracking) {
        new ApplicationBuilder()
                .withActions(action("fill")
                        .writes("parts")
                        .run(state -> state.with("parts", Collections.nCopies(PARTS, PART))))
                .withEntrypoint("fill")
                .withIdentifiers(RUN)
                .withTracker(tracking)
                .build()
                .step();
    }

    @Override
    Readings measure(BrowserPage page, Path storage) {
        return new Readings()
                .with(Measure.STATE_SHOWN, page.millisToOpen(RUN, "[role=tree] [role=treeitem]"))
                .with(Measure.LONGEST_TASK_OPENING, page.longestTask());
    }
}
