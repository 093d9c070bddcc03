package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/** What a step costs that is recorded: the loop that counts, with a log on disk. */
record CounterTracked() implements Scenario {

    static final int LIMIT = 1_000;

    @Override
    public String id() {
        return "counter-tracked";
    }

    @Override
    public String title() {
        return "step, tracked to file, tiny state";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON, Contender.FLOOR, Contender.SAME_LINES, Contender.ENCODING);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.ratio(Contender.OURS, Contender.FLOOR, Goal.atMost(1.5)),
                Figure.ratio(Contender.OURS, Contender.SAME_LINES),
                Figure.ratio(Contender.PYTHON, Contender.OURS));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        StepEvents events = StepEvents.ofCounter(LIMIT / 2);
        if (contender.equals(Contender.ENCODING)) {
            return new EncodedLines(events, LIMIT);
        }
        if (contender.equals(Contender.SAME_LINES)) {
            return new PlainLines(folder, events.allLines(), LIMIT);
        }
        return contender.equals(Contender.FLOOR)
                ? new PlainLines(folder, events.beginAndEnd(), LIMIT)
                : new TrackedRun(folder, builder -> Machines.counter(builder, LIMIT));
    }
}
