package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/** What a step costs that is recorded with a state of 1 KiB, most of which stays as it is. */
record KilobyteTracked() implements Scenario {

    @Override
    public String id() {
        return "kilobyte-tracked";
    }

    @Override
    public String title() {
        return "step, tracked to file, 1 KiB state";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON, Contender.FLOOR, Contender.ENCODING);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ratio(Contender.OURS, Contender.FLOOR), Figure.ratio(Contender.PYTHON, Contender.OURS));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        int limit = CounterTracked.LIMIT;
        StepEvents events = StepEvents.ofCounterBesideKilobyte(limit / 2);
        if (contender.equals(Contender.ENCODING)) {
            return new EncodedLines(events, limit);
        }
        return contender.equals(Contender.FLOOR)
                ? new PlainLines(folder, events.beginAndEnd(), limit)
                : new TrackedRun(folder, builder -> Machines.counterBesideKilobyte(builder, limit));
    }
}
