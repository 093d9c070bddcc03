package dev.burr.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A diagram in the language of Graphviz, with the shapes and the colour that Burr draws graphs with. */
final class DotText {

    private final Diagram diagram;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final StringBuilder text = new StringBuilder("digraph {\n");

    private DotText(Diagram diagram) {
        this.diagram = diagram;
    }

    static String of(Diagram diagram) {
        var text = new DotText(diagram);
        text.line("rankdir=TB ranksep=0.4");
        text.line("node [fontname=\"Helvetica\" margin=0.15 fillcolor=\"#b4d8e4\"]");
        text.actions();
        text.inputs();
        diagram.transitions().forEach(text::transition);
        return text.text.append("}\n").toString();
    }

    private void actions() {
        for (Action action : diagram.actions()) {
            String id = newId(action.name());
            ids.put(action.name(), id);
            line("%s [label=%s shape=box style=\"rounded,filled\"]".formatted(id, quoted(action.name())));
        }
        if (diagram.entrypoint() != null) {
            String id = newId("start");
            line(id + " [label=\"\" shape=circle style=filled fillcolor=black width=0.15]");
            line(id + " -> " + ids.get(diagram.entrypoint()));
        }
    }

    private void inputs() {
        for (Map.Entry<String, Set<String>> input : diagram.inputs().entrySet()) {
            String id = newId("input__" + input.getKey());
            line("%s [label=%s shape=rect style=dashed]".formatted(id, quoted("input: " + input.getKey())));
            input.getValue().forEach(taker -> line(id + " -> " + ids.get(taker)));
        }
    }

    private void transition(Transition transition) {
        line(ids.get(transition.source()) + " -> " + ids.get(transition.target()) + style(transition));
    }

    private static String style(Transition transition) {
        String label = quoted(transition.label());
        if (transition.isForFailure()) {
            return " [label=%s style=dashed color=red]".formatted(label);
        }
        return transition.condition().isDefault() ? "" : " [label=%s style=dashed]".formatted(label);
    }

    /** The name, or one like it when that is taken: by an action that is called as an input, or by one that is cut alike. */
    private String newId(String name) {
        String id = quoted(name);
        for (int i = 2; !taken.add(id); i++) {
            id = quoted(i + " " + name);
        }
        return id;
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /** Graphviz reads escapes and entities of HTML in its strings. */
    private static String quoted(String name) {
        String label = Diagram.label(name);
        return "\"" + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;") + "\"";
    }
}
