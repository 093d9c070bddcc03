package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A run of a log that is larger than the heap. */
record LargeLog(long bytes, Sizes sizes) implements ServerScenario {

    private static final String RUN = "large";
    private static final int STEPS = 10_000;

    @Override
    public String id() {
        return "server-large-log";
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "a log of %,d MB, 256 MB of heap", bytes / 1_000_000);
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.value(Contender.OURS, Measure.FIRST_ROWS, Goal.atMost(300)),
                ServerFigure.value(Contender.OURS, Measure.HEAP, Goal.atMost(256)));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        new GeneratedRuns(storage).one(RUN, STEPS, (int) (bytes / STEPS));
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = servers.ours()) {
            long start = System.nanoTime();
            new Indexing(server.process()).await();
            Readings readings = new Readings().withNanos(Measure.FIRST_INDEX, System.nanoTime() - start);
            long firstRows =
                    server.process().get(Page.firstRows(contender, RUN)).nanos();
            Percentile list = new RepeatedRequest(server.process(), sizes).nanos(Page.OF_OURS);
            readings.withNanos(Measure.FIRST_ROWS, firstRows).withNanos(Measure.OWN_LIST_P95, list.at(95));
            return Memory.of(server, readings);
        }
    }
}
