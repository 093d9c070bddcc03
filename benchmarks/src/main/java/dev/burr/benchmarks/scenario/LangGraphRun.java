package dev.burr.benchmarks.scenario;

import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.checkpoint.FileSystemSaver;
import org.bsc.langgraph4j.state.AgentState;
import org.jspecify.annotations.Nullable;

/**
 * The loop that counts, in LangGraph4j: with its file saver, or with none. Its state is in the form that it has by default, of
 * Java's own serialisation. As elsewhere, building the graph is not timed.
 */
final class LangGraphRun implements Workload {

    private static final String RUN = "run";

    /** Its limit of 25 iterations is against loops that were not meant. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final int limit;
    private final @Nullable Path folder;

    private LangGraphRun(int limit, @Nullable Path folder) {
        this.limit = limit;
        this.folder = folder;
    }

    /** Counts to a limit, with nobody watching. */
    static LangGraphRun untracked(int limit) {
        return new LangGraphRun(limit, null);
    }

    /** Counts to a limit, and keeps the state after each step in a file, which is deleted afterwards. */
    static LangGraphRun saved(int limit, Path folder) {
        return new LangGraphRun(limit, folder);
    }

    @Override
    public Sample run() throws IOException {
        CompiledGraph<AgentState> graph = compiled();
        RunnableConfig config = RunnableConfig.builder().threadId(RUN).build();
        try {
            Timing timing = Timing.of(() -> count(graph, config));
            return timing.sample(limit + 1L, folder == null ? 0 : Files.size(folder.resolve("thread-run-saver.bin")));
        } finally {
            if (folder != null) {
                Folders.empty(folder);
            }
        }
    }

    private void count(CompiledGraph<AgentState> graph, RunnableConfig config) throws IOException {
        Object reached = graph.invoke(Map.of("n", 0), config)
                .flatMap(state -> state.value("n"))
                .orElse(null);
        if (!Integer.valueOf(limit).equals(reached)) {
            throw new IOException("LangGraph4j counted to %s instead of %d.".formatted(reached, limit));
        }
    }

    private CompiledGraph<AgentState> compiled() {
        try {
            StateGraph<AgentState> graph = graph();
            var config = CompileConfig.builder().recursionLimit(NO_LIMIT);
            if (folder != null) {
                config.checkpointSaver(new FileSystemSaver(folder, graph.getStateSerializer()));
            }
            return graph.compile(config.build());
        } catch (GraphStateException e) {
            throw new IllegalStateException("LangGraph4j refuses the graph.", e);
        }
    }

    private StateGraph<AgentState> graph() throws GraphStateException {
        return new StateGraph<AgentState>(AgentState::new)
                .addNode("count", node_async(state -> Map.of("n", n(state) + 1)))
                .addNode("done", node_async(state -> Map.of()))
                .addEdge(StateGraph.START, "count")
                .addConditionalEdges(
                        "count",
                        edge_async(state -> n(state) < limit ? "count" : "done"),
                        Map.of("count", "count", "done", "done"))
                .addEdge("done", StateGraph.END);
    }

    private static int n(AgentState state) {
        return state.<Integer>value("n").orElseThrow();
    }
}
