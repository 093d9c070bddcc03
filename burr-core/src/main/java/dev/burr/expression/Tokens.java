package dev.burr.expression;

import java.util.ArrayList;

/** Where a parser stands in the text of an expression, and what it says when it can't go on. */
final class Tokens {

    /** What a small stack bears, while parsing and while evaluating. */
    private static final int DEEPEST = 50;

    private static final int MOST_LINKS = 500;

    private final String text;
    private final Tokenizer tokenizer;
    private Token token;
    private int depth;
    private int links;

    Tokens(String text) {
        this.text = text;
        this.tokenizer = new Tokenizer(text);
        this.token = tokenizer.next();
    }

    Token current() {
        return token;
    }

    int start() {
        return token.start();
    }

    boolean isAt(String wordOrSign) {
        return token.is(wordOrSign);
    }

    void advance() {
        token = tokenizer.next();
    }

    /** Steps over a word or sign if it is there. */
    boolean accept(String wordOrSign) {
        boolean there = token.is(wordOrSign);
        if (there) {
            advance();
        }
        return there;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw problem("%s stands where '%s' is due. Add it or take out what opened it."
                    .formatted(token.described(), sign));
        }
    }

    /** Goes a level down, as after an opening parenthesis. */
    void enter() {
        if (++depth > DEEPEST) {
            throw problem("this nests deeper than %d levels. Split the condition up.".formatted(DEEPEST));
        }
    }

    void leave() {
        depth--;
    }

    /** Counts a link of a chain of operators, which is as deep a tree as parentheses would make. */
    void link() {
        if (++links > MOST_LINKS) {
            throw problem("this has more than %d arithmetic signs and accesses. Split the condition up."
                    .formatted(MOST_LINKS));
        }
    }

    /** A node that may turn out to be of one of these kinds. */
    Node required(Node node, int start, Kind... kinds) {
        if (!node.kind().maybe(kinds)) {
            String advice = kinds[0] == Kind.TRUTH ? " Compare it with something, as in mode == 'chat'." : "";
            throw problem(start, "this is %s, where %s is due.%s".formatted(node.kind(), words(kinds), advice));
        }
        return node;
    }

    private static String words(Kind... kinds) {
        var words = new ArrayList<String>();
        for (Kind kind : kinds) {
            words.add(kind.toString());
        }
        return String.join(" or ", words);
    }

    InvalidExpressionException problem(String problem) {
        return problem(token.start(), problem);
    }

    InvalidExpressionException problem(int start, String problem) {
        return new InvalidExpressionException(text, start, problem);
    }
}
