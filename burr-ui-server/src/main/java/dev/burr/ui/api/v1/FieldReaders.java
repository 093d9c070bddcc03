package dev.burr.ui.api.v1;

import dev.burr.tracking.GraphDocument;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who reads a key, by what the state machine declares, and which steps that were. */
record FieldReaders(List<FieldReader> actions, List<FieldCondition> conditions) {

    static FieldReaders in(Run run, String key) {
        GraphDocument graph = run.graph().content();
        if (graph == null) {
            return new FieldReaders(List.of(), List.of());
        }
        Map<String, Tally> actions = new LinkedHashMap<>();
        graph.actions().stream()
                .filter(action -> action.reads().contains(key))
                .forEach(action -> actions.put(action.name(), new Tally()));
        Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(key) + "(?![\\w$])");
        Map<GraphDocument.Transition, Tally> conditions = new LinkedHashMap<>();
        graph.transitions().stream()
                .filter(transition -> word.matcher(transition.condition()).find())
                .forEach(transition -> conditions.put(transition, new Tally()));
        count(run, actions, conditions);
        return of(actions, conditions);
    }

    private static FieldReaders of(Map<String, Tally> actions, Map<GraphDocument.Transition, Tally> conditions) {
        List<FieldReader> readers = new ArrayList<>();
        actions.forEach((name, tally) -> readers.add(new FieldReader(name, tally.steps, tally.first, tally.last)));
        List<FieldCondition> named = new ArrayList<>();
        conditions.forEach((transition, tally) -> named.add(new FieldCondition(
                transition.from(), transition.to(), transition.condition(), tally.steps, tally.last)));
        return new FieldReaders(readers, named);
    }

    private static void count(Run run, Map<String, Tally> actions, Map<GraphDocument.Transition, Tally> conditions) {
        for (int place = 0; place < run.total(); place++) {
            StepSummary step = run.step(place);
            Tally action = actions.get(step.action());
            if (action != null) {
                action.add(step.sequenceId());
            }
            if (place > 0 && step.condition() != null) {
                Tally taken = conditions.get(
                        new GraphDocument.Transition(run.action(place - 1), step.action(), step.condition()));
                if (taken != null) {
                    taken.add(step.sequenceId());
                }
            }
        }
    }

    private static final class Tally {

        private int steps;
        private @Nullable Long first;
        private @Nullable Long last;

        private void add(long sequenceId) {
            steps++;
            first = first == null ? Long.valueOf(sequenceId) : first;
            last = sequenceId;
        }
    }
}
