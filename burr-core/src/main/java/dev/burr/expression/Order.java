package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** How two values lie to each other. */
public enum Order {
    /** The first is the smaller one. */
    LESS,
    /** They are the same. */
    SAME,
    /** The first is the greater one. */
    GREATER,
    /** They are of one kind, and yet have no order: one of them is not a number (NaN). */
    NONE,
    /** They are of kinds that have no order between them. */
    UNLIKE;

    /**
     * Numbers of any type are compared as numbers, without loss; text by its characters; other values when they are of
     * the same class, and that class has an order.
     */
    public static Order of(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return Numbers.compare(number, otherNumber);
        }
        if (one instanceof String text && other instanceof String otherText) {
            return ofSign(text.compareTo(otherText));
        }
        return one != null && other != null && hasOrder(one) && sharesClass(one, other) ? ofLike(one, other) : UNLIKE;
    }

    /** Whether there are values that this one has an order with. */
    public static boolean hasOrder(Object value) {
        return value instanceof Number || value instanceof Comparable<?>;
    }

    private static boolean sharesClass(Object one, Object other) {
        return (one instanceof Enum<?> constant && other instanceof Enum<?> otherConstant)
                ? constant.getDeclaringClass() == otherConstant.getDeclaringClass()
                : one.getClass() == other.getClass();
    }

    @SuppressWarnings("unchecked") // both are of the same class, which is comparable
    private static Order ofLike(Object one, Object other) {
        return ofSign(((Comparable<Object>) one).compareTo(other));
    }

    static Order ofSign(int sign) {
        return sign < 0 ? LESS : sign > 0 ? GREATER : SAME;
    }
}
