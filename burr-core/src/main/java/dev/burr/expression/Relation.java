package dev.burr.expression;

/** What an ordered comparison asks for. */
public enum Relation {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether values that lie so to each other are in this relation. */
    public boolean accepts(Order order) {
        return switch (this) {
            case LESS -> order == Order.LESS;
            case AT_MOST -> order == Order.LESS || order == Order.SAME;
            case GREATER -> order == Order.GREATER;
            case AT_LEAST -> order == Order.GREATER || order == Order.SAME;
        };
    }
}
