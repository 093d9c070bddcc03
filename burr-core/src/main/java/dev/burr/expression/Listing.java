package dev.burr.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list that is made anew each time, as one of its elements is not a literal. */
record Listing(List<Node> elements) implements Node {

    Listing {
        elements = List.copyOf(elements);
    }

    @Override
    public Object value(Variables variables) {
        var values = new ArrayList<@Nullable Object>(elements.size());
        for (Node element : elements) {
            values.add(element.value(variables));
        }
        return values;
    }

    @Override
    public Kind kind() {
        return Kind.LIST;
    }

    @Override
    public boolean isPrimary() {
        return true;
    }

    @Override
    public String toString() {
        return elements.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
