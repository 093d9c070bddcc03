package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/** What the process gets done when many applications run at a time: the loop that counts, a hundred times to a hundred. */
record Crowd() implements Scenario {

    private static final int RUNS = 100;
    private static final int LIMIT = 100;

    @Override
    public String id() {
        return "crowd-tracked";
    }

    @Override
    public String title() {
        return "100 runs at a time, tracked to file, tiny state";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ratio(Contender.PYTHON, Contender.OURS));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        return new ConcurrentRuns(folder, RUNS, builder -> Machines.counter(builder, LIMIT));
    }
}
