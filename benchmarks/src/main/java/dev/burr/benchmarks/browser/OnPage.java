package dev.burr.benchmarks.browser;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerScenario;
import dev.burr.benchmarks.server.Servers;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A scenario of our server and a browser. Both are new in each round, so that nothing is there from the one before. */
abstract class OnPage implements ServerScenario {

    static final String PROJECT = "pages";

    @Override
    public final List<Contender> contenders() {
        return List.of(Contender.OURS);
    }

    @Override
    public final void prepare(Path storage) throws IOException {
        try (LocalTrackingClient tracking = tracking(storage)) {
            record(tracking);
        }
    }

    static LocalTrackingClient tracking(Path storage) {
        return LocalTrackingClient.builder()
                .storageDir(storage)
                .project(PROJECT)
                .build();
    }

    /** Writes the run that is looked at. */
    abstract void record(LocalTrackingClient tracking);

    /** Nothing where there is no browser. */
    @Override
    public final Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        Path chromium = Chromium.find().orElse(null);
        if (chromium == null) {
            return new Readings();
        }
        try (Servers.Started server = servers.launched();
                BrowserPage page = BrowserPage.open(chromium, server.process().address())) {
            return measure(page, servers.storage());
        }
    }

    abstract Readings measure(BrowserPage page, Path storage) throws InterruptedException;
}
