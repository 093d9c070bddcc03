package dev.burr.benchmarks.scenario;

import dev.burr.application.ApplicationBuilder;
import java.nio.file.Path;
import java.util.List;

/** What the state machine itself costs: a loop that counts, with nobody watching. */
record CounterUntracked() implements Scenario {

    @Override
    public String id() {
        return "counter-untracked";
    }

    @Override
    public String title() {
        return "step, untracked, tiny state";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON, Contender.LANGGRAPH);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.cost(Contender.OURS, Goal.atMost(0.5)),
                Figure.ratio(Contender.PYTHON, Contender.OURS),
                Figure.ratio(Contender.LANGGRAPH, Contender.OURS));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        if (contender.equals(Contender.LANGGRAPH)) {
            return LangGraphRun.untracked(CounterTracked.LIMIT);
        }
        return new UntrackedRun(() -> Machines.counter(new ApplicationBuilder(), CounterTracked.LIMIT));
    }
}
