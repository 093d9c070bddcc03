package dev.burr.tracking;

import dev.burr.core.Action;
import dev.burr.core.Graph;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A graph as it is recorded. Asking an action for its source runs code of the user, which may fail: a text that says so
 * stands for it then, and the rest of the graph is recorded.
 */
final class RecordedGraph {

    private final BiConsumer<String, Throwable> replaced;

    /** @param replaced is told what a text had to stand for, and why */
    RecordedGraph(BiConsumer<String, Throwable> replaced) {
        this.replaced = replaced;
    }

    GraphDocument document(Graph graph, String entrypoint) {
        return new GraphDocument(
                entrypoint,
                graph.actions().stream().map(this::document).toList(),
                graph.transitions().stream()
                        .map(transition -> new GraphDocument.Transition(
                                transition.source(), transition.target(), transition.label()))
                        .toList());
    }

    private GraphDocument.Action document(Action action) {
        return new GraphDocument.Action(
                action.name(),
                List.copyOf(action.reads()),
                List.copyOf(action.writes()),
                source(action),
                List.copyOf(action.inputs()),
                List.copyOf(action.optionalInputs()));
    }

    /** An action that was compiled without our null checks may give null. */
    private String source(Action action) {
        try {
            String source = action.source();
            if (source != null) {
                return source;
            }
            throw new IllegalStateException("source() returned null");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            replaced.accept("The source of action '%s'".formatted(action.name()), e);
            return "// The source can't be shown: source() of %s failed with %s."
                    .formatted(action.getClass().getName(), e.getClass().getName());
        }
    }
}
