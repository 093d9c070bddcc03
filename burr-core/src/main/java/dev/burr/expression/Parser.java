package dev.burr.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of the text of an expression: one method for each line of the grammar in {@link Expression}, from the
 * weakest operator to the comparisons. Values are {@link ValueParser}'s part.
 */
final class Parser {

    private final Tokens tokens;
    private final ValueParser values;

    Parser(String text) {
        this.tokens = new Tokens(text);
        this.values = new ValueParser(this, tokens);
    }

    /** The names of the variables, in order of appearance. */
    Set<String> names() {
        return values.names();
    }

    Node parse() {
        Node root = anyOf();
        if (!tokens.current().isEnd()) {
            throw tokens.problem("%s can't follow here. Join questions with '&&' or '||'."
                    .formatted(tokens.current().described()));
        }
        return tokens.required(root, 0, Kind.TRUTH);
    }

    Node anyOf() {
        int start = tokens.start();
        Node first = allOf();
        if (!tokens.isAt("||") && !tokens.isAt("or")) {
            return first;
        }
        var parts = new ArrayList<>(List.of(truth(first, start)));
        while (tokens.accept("||") || tokens.accept("or")) {
            int place = tokens.start();
            parts.add(truth(allOf(), place));
        }
        return new AnyOf(parts);
    }

    private Node allOf() {
        int start = tokens.start();
        Node first = negated();
        if (!tokens.isAt("&&") && !tokens.isAt("and")) {
            return first;
        }
        var parts = new ArrayList<>(List.of(truth(first, start)));
        while (tokens.accept("&&") || tokens.accept("and")) {
            int place = tokens.start();
            parts.add(truth(negated(), place));
        }
        return new AllOf(parts);
    }

    private Node negated() {
        if (!tokens.accept("not")) {
            return comparison();
        }
        int start = tokens.start();
        tokens.enter();
        Node of = truth(negated(), start);
        tokens.leave();
        return new Not(of);
    }

    private Node truth(Node node, int start) {
        return tokens.required(node, start, Kind.TRUTH);
    }

    private Node comparison() {
        int start = tokens.start();
        Node left = values.sum();
        if (!isAtComparison()) {
            return left;
        }
        Node comparison = compared(left, start);
        if (isAtComparison()) {
            throw tokens.problem("comparisons can't be chained. Join two with '&&', as in 0 < n && n < 10.");
        }
        return comparison;
    }

    private boolean isAtComparison() {
        return relation() != null
                || tokens.isAt("==")
                || tokens.isAt("!=")
                || tokens.isAt("is")
                || tokens.isAt("in")
                || tokens.isAt("contains")
                || tokens.isAt("not");
    }

    private Node compared(Node left, int start) {
        Relation relation = relation();
        if (relation != null) {
            tokens.advance();
            return ordering(left, start, relation);
        }
        if (tokens.accept("==")) {
            return new Equality(left, false, values.sum());
        }
        if (tokens.accept("!=")) {
            return new Equality(left, true, values.sum());
        }
        return tokens.accept("is") ? nullTest(left) : membership(left, start, tokens.accept("not"));
    }

    private @Nullable Relation relation() {
        for (Relation relation : Relation.values()) {
            if (tokens.isAt(relation.symbol())) {
                return relation;
            }
        }
        return null;
    }

    private Node ordering(Node left, int start, Relation relation) {
        tokens.required(left, start, Kind.NUMBER, Kind.TEXT);
        int place = tokens.start();
        Node right = values.sum();
        Kind[] kinds = left.kind() == Kind.UNKNOWN ? new Kind[] {Kind.NUMBER, Kind.TEXT} : new Kind[] {left.kind()};
        return new Ordering(left, relation, tokens.required(right, place, kinds));
    }

    private Node nullTest(Node left) {
        boolean not = tokens.accept("not");
        if (!tokens.accept("null") && !tokens.accept("None")) {
            throw tokens.problem("'is' asks for null only. Compare values with '=='.");
        }
        return new NullTest(left, not);
    }

    private Node membership(Node left, int start, boolean not) {
        if (tokens.accept("in")) {
            int place = tokens.start();
            return new Membership(left, not, tokens.required(values.sum(), place, Kind.LIST, Kind.TEXT));
        }
        if (tokens.accept("contains")) {
            return new Membership(values.sum(), not, tokens.required(left, start, Kind.LIST, Kind.TEXT));
        }
        throw tokens.problem("'in' or 'contains' is due behind 'not'. To negate a question, put 'not' in front of it.");
    }
}
