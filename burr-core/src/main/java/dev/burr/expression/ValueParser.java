package dev.burr.expression;

import dev.burr.expression.Token.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of {@link Parser} for values: arithmetic, access to parts, and what these start from. */
final class ValueParser {

    private static final String FUNCTIONS = "The functions are size(x), len(x) and empty(x).";

    private final Parser parser;
    private final Tokens tokens;
    private final Set<String> names = new LinkedHashSet<>();

    ValueParser(Parser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    Node sum() {
        int start = tokens.start();
        Node left = product();
        while (tokens.isAt("+") || tokens.isAt("-")) {
            Operation operation = operator(left, start);
            int place = tokens.start();
            left = new Arithmetic(left, operation, number(product(), place));
        }
        return left;
    }

    private Node product() {
        int start = tokens.start();
        Node left = unary();
        while (tokens.isAt("*") || tokens.isAt("/") || tokens.isAt("%")) {
            Operation operation = operator(left, start);
            int place = tokens.start();
            left = new Arithmetic(left, operation, number(unary(), place));
        }
        return left;
    }

    /** Steps over the operator behind {@code left}. */
    private Operation operator(Node left, int start) {
        tokens.link();
        number(left, start);
        Operation operation = Operation.of(tokens.current().text());
        tokens.advance();
        return operation;
    }

    private Node number(Node node, int start) {
        return tokens.required(node, start, Kind.NUMBER);
    }

    private Node unary() {
        boolean not = tokens.accept("!");
        if (!not && !tokens.accept("-")) {
            return access();
        }
        tokens.enter();
        int start = tokens.start();
        Node of = tokens.required(unary(), start, not ? Kind.TRUTH : Kind.NUMBER);
        tokens.leave();
        return not ? new Not(of) : negative(of);
    }

    private static Node negative(Node of) {
        return of instanceof Literal literal && literal.constant() instanceof Number number
                ? new Literal(Numbers.negated(number))
                : new Negation(of);
    }

    private Node access() {
        Node whole = primary();
        while (tokens.isAt(".") || tokens.isAt("[")) {
            tokens.link();
            if (tokens.accept(".")) {
                whole = new Part(whole, new Literal(member()));
            } else {
                tokens.advance();
                whole = new Part(whole, enclosed("]"));
            }
        }
        return whole;
    }

    private String member() {
        Token name = tokens.current();
        if (name.type() != Type.WORD) {
            throw tokens.problem(
                    "the name of a member is due behind '.'. Others than names go into brackets, as in a['b-c'].");
        }
        tokens.advance();
        if (tokens.isAt("(")) {
            throw tokens.problem("there are no methods. " + FUNCTIONS);
        }
        return name.text();
    }

    private Node enclosed(String end) {
        tokens.enter();
        Node inner = parser.anyOf();
        tokens.leave();
        tokens.expect(end);
        return inner;
    }

    private Node primary() {
        Token first = tokens.current();
        if (first.type() == Type.NUMBER || first.type() == Type.TEXT) {
            return constant(first.value());
        }
        if (tokens.accept("(")) {
            return enclosed(")");
        }
        if (tokens.accept("[")) {
            return list();
        }
        if (first.type() == Type.WORD && !Token.RESERVED.contains(first.text())) {
            tokens.advance();
            return tokens.accept("(") ? call(first) : variable(first.text());
        }
        return switch (first.text()) {
            case "true", "True" -> constant(true);
            case "false", "False" -> constant(false);
            case "null", "None" -> constant(null);
            default ->
                throw tokens.problem(
                        "%s stands where a value is due. Write a key, a number, a text in quotes or a list."
                                .formatted(first.described()));
        };
    }

    private Node constant(@Nullable Object value) {
        tokens.advance();
        return new Literal(value);
    }

    private Node variable(String name) {
        names.add(name);
        return new Variable(name);
    }

    private Node call(Token function) {
        boolean empty = function.text().equals("empty");
        if (!empty && !function.text().equals("size") && !function.text().equals("len")) {
            throw tokens.problem(function.start(), "there is no such function. " + FUNCTIONS);
        }
        int place = tokens.start();
        Node argument = tokens.required(enclosed(")"), place, Kind.TEXT, Kind.LIST);
        return empty ? new Empty(argument) : new Size(argument);
    }

    private Node list() {
        var elements = new ArrayList<Node>();
        tokens.enter();
        while (!tokens.accept("]")) {
            if (!elements.isEmpty()) {
                tokens.expect(",");
            }
            elements.add(parser.anyOf());
        }
        tokens.leave();
        return listOf(elements);
    }

    /** A list of literals is a literal: it need not be made at each evaluation. */
    private static Node listOf(List<Node> elements) {
        var constants = new ArrayList<@Nullable Object>();
        for (Node element : elements) {
            if (!(element instanceof Literal literal)) {
                return new Listing(elements);
            }
            constants.add(literal.constant());
        }
        return new Literal(Collections.unmodifiableList(constants));
    }
}
