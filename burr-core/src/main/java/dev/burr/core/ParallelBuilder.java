package dev.burr.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Declares an action that runs other state machines at the same time, and joins what comes of them:
 *
 * <pre>{@code
 * action("research").parallel(map -> map
 *         .overStates("topics", Topic.class, (state, topic) -> state.with("topic", topic.name()))
 *         .running(topicGraph, after("summarise"))
 *         .atMost(8).collectFailures()
 *         .joining("reports", child -> child.state().getString("summary")))
 * }</pre>
 *
 * <p>Every state runs with everything that is to run: states × graphs. Each child is an application of its own, linked to
 * the step. It starts with the state that the action sees (its declared reads), and gets the inputs that the action
 * declares. Children may do the same, to any depth.
 */
public final class ParallelBuilder {

    private final String action;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> writes = new LinkedHashSet<>();
    private final List<Machine> machines = new ArrayList<>();
    private @Nullable Tasks tasks;
    private @Nullable States states;
    private @Nullable Join join;
    private int atMost = 64;
    private boolean collectFailures;
    private @Nullable Set<ChildRun.Inherited> inherited;

    ParallelBuilder(String action) {
        this.action = action;
    }

    /** What to run, with which halt condition. */
    private record Machine(Graph graph, String entrypoint, Halt halt) {}

    /** The states that children start with, from the state that the action sees. */
    @FunctionalInterface
    private interface States {
        List<State> of(State state);
    }

    /** Makes the children of a step. */
    @FunctionalInterface
    public interface Tasks {
        List<ChildRun> of(State state, Inputs inputs) throws Exception;
    }

    /** Makes the state after the step of the state before and what the children came to, in their order. */
    @FunctionalInterface
    public interface Join {
        State apply(State state, List<ChildResult> children) throws Exception;
    }

    /**
     * One state for each element of a list in the state.
     *
     * @param key the list; the action reads it
     * @param type the type of its elements
     * @param state makes the state to start with, of the state that the action sees and an element
     */
    public <T> ParallelBuilder overStates(String key, Class<T> type, BiFunction<State, T, State> state) {
        reads.add(key);
        return overStates(seen -> seen.getList(key, type).stream()
                .map(element -> state.apply(seen, element))
                .toList());
    }

    /** The states to start with, made of the state that the action sees. */
    public ParallelBuilder overStates(Function<State, List<State>> made) {
        requireUnset(states, "overStates");
        this.states = made::apply;
        return this;
    }

    /** Adds a state machine, from its first action until the halt condition holds. */
    public ParallelBuilder running(Graph graph, Halt halt) {
        return running(graph, graph.actions().get(0).name(), halt);
    }

    /**
     * Adds a state machine, from an action of it until the halt condition holds.
     *
     * @throws IllegalArgumentException when the entrypoint or the halt condition is not in the graph
     */
    public ParallelBuilder running(Graph graph, String entrypoint, Halt halt) {
        requireRunnable(graph, entrypoint, halt);
        machines.add(new Machine(graph, entrypoint, halt));
        return this;
    }

    /** Adds single actions, each to run once. */
    public ParallelBuilder running(Action... actions) {
        for (Action each : actions) {
            running(Graph.builder().withActions(each).build(), Halt.after(each.name()));
        }
        return this;
    }

    /** Runs these children, instead of states × graphs: not together with {@code overStates} and {@code running}. */
    public ParallelBuilder tasks(Tasks made) {
        requireUnset(tasks, "tasks");
        this.tasks = made;
        return this;
    }

    /** How many run at a time; 64 when not given. */
    public ParallelBuilder atMost(int children) {
        if (children < 1) {
            throw new IllegalArgumentException(
                    "Action '%s' may run %d children at a time. Pass 1 or more.".formatted(action, children));
        }
        this.atMost = children;
        return this;
    }

    /**
     * Lets all children run to their end, and gives failures to what joins them. When not called, the first failure cancels
     * the others and is the failure of the action. A {@link VirtualMachineError}, such as for want of memory or of stack,
     * is not collected: it ends the run.
     */
    public ParallelBuilder collectFailures() {
        this.collectFailures = true;
        return this;
    }

    /**
     * What watches and stores the children; all that watches and stores this application when not given. Without {@link
     * ChildRun.Inherited#TRACKER} they are not recorded, nor are their own children: those inherit from them.
     */
    public ParallelBuilder inheriting(ChildRun.Inherited... only) {
        this.inherited = Set.of(only);
        return this;
    }

    /** Puts a list into the state: what is made of each child, in their order. The action writes the key. */
    public ParallelBuilder joining(String key, Function<ChildResult, ?> value) {
        writes.add(key);
        return joining((state, children) -> {
            List<@Nullable Object> values = new ArrayList<>();
            children.forEach(child -> values.add(value.apply(child)));
            return state.with(key, values);
        });
    }

    /** Makes the state after the step. What it writes is declared by {@link ActionBuilder#writes}. */
    public ParallelBuilder joining(Join joined) {
        requireUnset(join, "joining");
        this.join = joined;
        return this;
    }

    /** Here and not in the first step that comes to it. */
    private void requireRunnable(Graph graph, String entrypoint, Halt halt) {
        var unused = new ChildRun(action, graph, entrypoint, State.empty(), halt, Inputs.none());
    }

    private void requireUnset(@Nullable Object option, String call) {
        if (option != null) {
            throw new IllegalStateException(
                    "%s was called already for action '%s'. Call it once.".formatted(call, action));
        }
    }

    Set<String> reads() {
        return Collections.unmodifiableSet(reads);
    }

    Set<String> writes() {
        return Collections.unmodifiableSet(writes);
    }

    /** What the action does. */
    LambdaAction.Body body() {
        Join joined = required(join, "how to join the children. Call joining(…)");
        Tasks made = tasks == null ? product() : onlyTasks(tasks);
        Set<ChildRun.Inherited> only = inherited;
        int limit = atMost;
        boolean collecting = collectFailures;
        return (state, inputs, context) -> {
            State seen = State.copyOf(state.asMap());
            List<ChildRun> runs = made.of(seen, inputs);
            List<ChildResult> children = context.spawnAll(inheriting(only, runs), limit, collecting);
            return ActionResult.of(required(joined.apply(state, children), "the state. Return it from joining(…)"));
        };
    }

    private static List<ChildRun> inheriting(@Nullable Set<ChildRun.Inherited> only, List<ChildRun> runs) {
        if (only == null) {
            return runs;
        }
        ChildRun.Inherited[] kinds = only.toArray(ChildRun.Inherited[]::new);
        return runs.stream().map(run -> run.inheriting(kinds)).toList();
    }

    private Tasks onlyTasks(Tasks made) {
        if (states != null || !machines.isEmpty()) {
            throw new IllegalStateException(
                    "Parallel action '%s' calls tasks(…) beside overStates(…) or running(…). Make all its children in tasks(…), or leave that out."
                            .formatted(action));
        }
        return made;
    }

    private Tasks product() {
        if (machines.isEmpty()) {
            throw incomplete("what to run. Call running(…) or tasks(…)");
        }
        List<Machine> all = List.copyOf(machines);
        States starts = states == null ? List::of : states;
        return (state, inputs) -> {
            List<ChildRun> children = new ArrayList<>();
            List<State> each = starts.of(state);
            for (int i = 0; i < each.size(); i++) {
                for (int j = 0; j < all.size(); j++) {
                    Machine machine = all.get(j);
                    String key = all.size() == 1 ? String.valueOf(i) : i + "-" + j;
                    children.add(
                            new ChildRun(key, machine.graph, machine.entrypoint, each.get(i), machine.halt, inputs));
                }
            }
            return children;
        };
    }

    private <T> T required(@Nullable T option, String what) {
        if (option == null) {
            throw incomplete(what);
        }
        return Objects.requireNonNull(option);
    }

    private IllegalStateException incomplete(String what) {
        return new IllegalStateException("Parallel action '%s' does not say %s.".formatted(action, what));
    }
}
