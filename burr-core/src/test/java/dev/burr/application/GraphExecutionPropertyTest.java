package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.RunResult.Reason;
import dev.burr.core.Graph;
import dev.burr.core.GraphBuilder;
import dev.burr.core.Halt;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any machine runs as a plain interpreter of its rules would run it. */
class GraphExecutionPropertyTest {

    private static final int ACTIONS = 5;
    private static final int MODULUS = 7;
    private static final int MOST_STEPS = 60;

    /**
     * A machine on one number. Each action adds to it; a transition is taken when the number is small enough.
     *
     * @param below the transition is taken when the number is below this; at the modulus it always is
     */
    private record Machine(List<Integer> added, List<Edge> edges, Set<Integer> before, Set<Integer> after) {

        private record Edge(int from, int to, int below) {}

        private Graph graph() {
            GraphBuilder graph = Graph.builder();
            for (int i = 0; i < ACTIONS; i++) {
                int more = added.get(i);
                graph.withActions(action(name(i))
                        .reads("n")
                        .writes("n")
                        .run(state -> state.with("n", (state.getInt("n") + more) % MODULUS)));
            }
            for (Edge edge : reachable()) {
                var declaration = from(name(edge.from)).to(name(edge.to));
                graph.withTransitions(
                        edge.below == MODULUS
                                ? declaration
                                : declaration.when(reading("n")
                                        .test("n < " + edge.below, state -> state.getInt("n") < edge.below)));
            }
            return graph.build();
        }

        /** Without those behind a transition that is always taken, which a graph refuses. */
        private List<Edge> reachable() {
            Set<Integer> settled = new HashSet<>();
            return edges.stream()
                    .filter(edge -> !settled.contains(edge.from) && (edge.below < MODULUS || settled.add(edge.from)))
                    .toList();
        }
    }

    private record Outcome(List<String> path, int n, Reason reason) {}

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void equalsThatOfAPlainInterpreter(@ForAll("machines") Machine machine) {
        assertThat(run(machine)).isEqualTo(interpret(machine));
    }

    private static Outcome interpret(Machine machine) {
        List<String> path = new ArrayList<>();
        int at = 0;
        int n = 0;
        while (true) {
            path.add(name(at));
            n = (n + machine.added.get(at)) % MODULUS;
            Integer next = null;
            for (Machine.Edge edge : machine.edges) {
                next = next == null && edge.from == at && n < edge.below ? Integer.valueOf(edge.to) : next;
            }
            if (next != null && machine.before.contains(next)) {
                return new Outcome(path, n, Reason.HALTED_BEFORE);
            }
            if (machine.after.contains(at)) {
                return new Outcome(path, n, Reason.HALTED_AFTER);
            }
            if (next == null || path.size() == MOST_STEPS) {
                return new Outcome(path, n, next == null ? Reason.NO_TRANSITION : null);
            }
            at = next;
        }
    }

    private static Outcome run(Machine machine) {
        List<String> path = new ArrayList<>();
        Application app = new ApplicationBuilder()
                .withGraph(machine.graph())
                .withState(State.of("n", 0))
                .withEntrypoint(name(0))
                .withMaxSteps(MOST_STEPS)
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepFinished(StepFinished event) {
                        path.add(event.action());
                    }
                })
                .build();
        Reason reason;
        try {
            reason = app.run(new Halt(names(machine.before), names(machine.after)))
                    .reason();
        } catch (MaxStepsExceededException e) {
            reason = null;
        }
        return new Outcome(path, app.state().getInt("n"), reason);
    }

    private static String name(int action) {
        return "action-" + action;
    }

    private static List<String> names(Set<Integer> actions) {
        return actions.stream().map(GraphExecutionPropertyTest::name).toList();
    }

    @Provide
    Arbitrary<Machine> machines() {
        Arbitrary<Integer> actions = Arbitraries.integers().between(0, ACTIONS - 1);
        Arbitrary<Machine.Edge> edges = Combinators.combine(
                        actions, actions, Arbitraries.integers().between(0, MODULUS))
                .as(Machine.Edge::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, MODULUS - 1).list().ofSize(ACTIONS),
                        edges.list().ofMaxSize(12),
                        actions.set().ofMaxSize(2),
                        actions.set().ofMaxSize(2))
                .as(Machine::new);
    }
}
