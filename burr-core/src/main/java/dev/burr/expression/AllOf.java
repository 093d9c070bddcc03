package dev.burr.expression;

import java.util.List;
import java.util.stream.Collectors;

/** True when all the parts are; when one is not, the others are not asked. */
record AllOf(List<Node> parts) implements Truth {

    AllOf {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean isTrue(Variables variables) {
        for (Node part : parts) {
            if (!part.isTrue(variables)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return parts.stream().map(Node::grouped).collect(Collectors.joining(" && "));
    }
}
