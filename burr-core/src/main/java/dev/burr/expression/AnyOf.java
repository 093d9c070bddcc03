package dev.burr.expression;

import java.util.List;
import java.util.stream.Collectors;

/** True when one of the parts is; the others are not asked then. */
record AnyOf(List<Node> parts) implements Truth {

    AnyOf {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean isTrue(Variables variables) {
        for (Node part : parts) {
            if (part.isTrue(variables)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return parts.stream().map(Node::grouped).collect(Collectors.joining(" || "));
    }
}
