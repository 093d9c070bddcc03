package dev.burr.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A diagram in the language of Mermaid, which GitHub and others draw. Names stand in labels only, with everything escaped
 * that Mermaid, or the page that it draws into, could take for more than text.
 */
final class MermaidText {

    private static final String SPECIAL = "\"#&<>`\\%;:{}@$";

    private final Diagram diagram;
    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder("flowchart TB\n");

    private MermaidText(Diagram diagram) {
        this.diagram = diagram;
    }

    static String of(Diagram diagram) {
        var text = new MermaidText(diagram);
        text.actions();
        text.inputs();
        diagram.transitions().forEach(text::transition);
        return text.text.toString();
    }

    private void actions() {
        for (Action action : diagram.actions()) {
            String id = "action" + ids.size();
            ids.put(action.name(), id);
            line(id + "(" + quoted("", action.name()) + ")");
        }
        if (diagram.entrypoint() != null) {
            line("start(( )) --> " + ids.get(diagram.entrypoint()));
        }
    }

    private void inputs() {
        int place = 0;
        for (Map.Entry<String, Set<String>> input : diagram.inputs().entrySet()) {
            String id = "input" + place++;
            line(id + "[" + quoted("input: ", input.getKey()) + "]:::input");
            input.getValue().forEach(taker -> line(id + " --> " + ids.get(taker)));
        }
        if (place > 0) {
            line("classDef input stroke-dasharray: 4");
        }
    }

    private void transition(Transition transition) {
        line(ids.get(transition.source()) + arrow(transition) + ids.get(transition.target()));
    }

    /** Thick after a failure, dotted with a condition. */
    private static String arrow(Transition transition) {
        String label = quoted("", transition.label());
        if (transition.isForFailure()) {
            return " == " + label + " ==> ";
        }
        return transition.condition().isDefault() ? " --> " : " -. " + label + " .-> ";
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    private static String quoted(String words, String name) {
        var quoted = new StringBuilder("\"").append(words);
        Diagram.label(name).codePoints().forEach(character -> {
            if (SPECIAL.indexOf(character) >= 0) {
                quoted.append('#').append(character).append(';');
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
