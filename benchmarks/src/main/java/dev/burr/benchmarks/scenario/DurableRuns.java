package dev.burr.benchmarks.scenario;

import dev.burr.benchmarks.scenario.Contender.Platform;
import java.nio.file.Path;
import java.util.List;

/** What it takes for steps to survive a power cut: 16 runs at the same time, against the same lines stored one after the other. */
record DurableRuns() implements Scenario {

    static final int RUNS = 16;
    static final int STEPS = 20;

    private static final Contender ONE_BY_ONE =
            new Contender("one-by-one", "one fsync a line, one after the other", Platform.JVM);

    @Override
    public String id() {
        return "durable-runs";
    }

    @Override
    public String title() {
        return "16 runs at a time, stored with fsync";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, ONE_BY_ONE);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ratio(ONE_BY_ONE, Contender.OURS, Goal.atLeast(5)));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        return contender.equals(ONE_BY_ONE)
                ? new SyncedLines(folder, RUNS, STEPS)
                : new ConcurrentDurableRuns(folder, RUNS, STEPS);
    }
}
