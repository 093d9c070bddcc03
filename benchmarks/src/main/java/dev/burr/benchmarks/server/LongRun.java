package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A run of many steps, opened by somebody who has not looked at it before. */
record LongRun(int steps, Sizes sizes) implements ServerScenario {

    private static final String RUN = "long";
    private static final int STATE_BYTES = 200;

    @Override
    public String id() {
        return "server-long-run";
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "a run of %,d steps", steps);
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON);
    }

    @Override
    public List<ServerFigure> figures() {
        return List.of(
                ServerFigure.value(Contender.OURS, Measure.FIRST_ROWS, Goal.atMost(300)),
                ServerFigure.ratio(Contender.PYTHON, Contender.OURS, Measure.FIRST_ROWS),
                ServerFigure.ratio(Contender.PYTHON, Contender.OURS, Measure.WHOLE_RUN));
    }

    @Override
    public void prepare(Path storage) throws IOException {
        new GeneratedRuns(storage).one(RUN, steps, STATE_BYTES);
    }

    @Override
    public Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException {
        try (Servers.Started server = contender.equals(Contender.PYTHON) ? servers.python() : servers.ours()) {
            if (contender.equals(Contender.OURS)) {
                new Indexing(server.process()).await();
            }
            long firstRows =
                    server.process().get(Page.firstRows(contender, RUN)).nanos();
            Percentile whole = new RepeatedRequest(server.process(), sizes).nanos(Page.ofRun(RUN));
            return new Readings().withNanos(Measure.FIRST_ROWS, firstRows).withNanos(Measure.WHOLE_RUN, whole.at(50));
        }
    }
}
