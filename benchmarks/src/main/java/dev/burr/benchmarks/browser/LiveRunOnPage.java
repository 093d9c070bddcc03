package dev.burr.benchmarks.browser;

import dev.burr.application.Application;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Percentile;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerFigure;
import dev.burr.benchmarks.server.Sizes;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** A run that goes on while its page is open: how long until a step is drawn. The run is in this process, not in the server's. */
final class LiveRunOnPage extends OnPage {

    private static final String RUN = "live";
    private static final int MANY = 1_000_000;

    private final Sizes sizes;

    LiveRunOnPage(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String id() {
        return "browser-live-run";
    }

    @Override
    public String title() {
        return "browser: a run that grows";
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(ServerFigure.value(Contender.OURS, Measure.PIXEL_MEDIAN, Goal.atMost(300)));
    }

    @Override
    void record(LocalTrackingClient tracking) {
        Counting.application("earlier", 2, tracking).step();
    }

    @Override
    Readings measure(BrowserPage page, Path storage) throws InterruptedException {
        var pauses = new Random(11);
        var nanos = new long[sizes.writes()];
        // Of each round its own.
        String run = RUN + "-" + Instant.now().toEpochMilli();
        try (LocalTrackingClient tracking = tracking(storage)) {
            Application application = Counting.application(run, MANY, tracking);
            application.step();
            page.show(run);
            for (int step = 1; step <= nanos.length; step++) {
                // Neither with the ticks of the server nor always right behind them.
                Thread.sleep(300 + pauses.nextInt(200));
                String row = "[role=treegrid] [data-step='" + step + "']";
                page.expect(row);
                Instant start = Instant.now();
                application.step();
                double millis = page.drawnAt(row) - (start.getEpochSecond() * 1e3 + start.getNano() / 1e6);
                nanos[step - 1] = Math.round(millis * 1e6);
            }
        }
        var waited = new Percentile(nanos);
        return new Readings()
                .with(Measure.PIXEL_MEDIAN, waited.at(50) / 1e6)
                .with(Measure.PIXEL_P95, waited.at(95) / 1e6);
    }
}
