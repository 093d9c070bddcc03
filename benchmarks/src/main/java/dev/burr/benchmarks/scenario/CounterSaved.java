package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * What it costs to have the state after each step in a file, here and in LangGraph4j, whose file saver reads and writes all that
 * it has of a run at each step: in a short run and in one ten times as long.
 */
record CounterSaved() implements Scenario {

    private static final int SHORT = 100;
    private static final int LONG = 1_000;

    private static final Contender OURS_SHORT = jvm("ours-short", "ours, 100 steps");
    private static final Contender OURS_LONG = jvm("ours-long", "ours, 1,000 steps");
    private static final Contender LANGGRAPH_SHORT = jvm("langgraph4j-short", "LangGraph4j, 100 steps");
    private static final Contender LANGGRAPH_LONG = new Contender(
            "langgraph4j-long", "LangGraph4j, 1,000 steps", Contender.Platform.JVM, Contender.WarmUp.WITHIN_ITS_WORK);

    private static Contender jvm(String id, String label) {
        return new Contender(id, label, Contender.Platform.JVM);
    }

    @Override
    public String id() {
        return "counter-saved";
    }

    @Override
    public String title() {
        return "step, in a file, tiny state, runs of 100 and 1,000 steps";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(OURS_SHORT, LANGGRAPH_SHORT, OURS_LONG, LANGGRAPH_LONG);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.ratio(LANGGRAPH_SHORT, OURS_SHORT),
                Figure.ratio(LANGGRAPH_LONG, OURS_LONG),
                Figure.ratio(OURS_LONG, OURS_SHORT),
                Figure.ratio(LANGGRAPH_LONG, LANGGRAPH_SHORT));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        int limit = contender.equals(OURS_SHORT) || contender.equals(LANGGRAPH_SHORT) ? SHORT : LONG;
        return contender.equals(LANGGRAPH_SHORT) || contender.equals(LANGGRAPH_LONG)
                ? LangGraphRun.saved(limit, folder)
                : new TrackedRun(folder, builder -> Machines.counter(builder, limit));
    }
}
