package dev.burr.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Numbers of any type as one kind. A double stands for what it is written as (0.1 is 0.1), a whole one for exactly itself:
 * so a value that was put as a {@link BigDecimal} and comes back from a log as a double is the same, and no long is lost to
 * rounding.
 */
final class Numbers {

    /** Up to here every whole number is a double as well. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /** Decimals of fewer digits read as doubles of their own. */
    private static final int FEWEST_DOUBTFUL_DIGITS = 16;

    /** As many digits tell any two doubles apart. */
    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    static Order compare(Number one, Number other) {
        if (isSmall(one) && isSmall(other)) {
            return Order.ofSign(Long.compare(one.longValue(), other.longValue()));
        }
        if (isExactDouble(one) && isExactDouble(other)) {
            return compareDoubles(one.doubleValue(), other.doubleValue());
        }
        if (!isFinite(one) || !isFinite(other)) {
            return compareDoubles(infinityOrZero(one), infinityOrZero(other));
        }
        return Order.ofSign(decimal(one).compareTo(decimal(other)));
    }

    /** Zero and minus zero are the same, unlike for {@link Double#compare}. */
    private static Order compareDoubles(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Order.NONE;
        }
        return one < other ? Order.LESS : one > other ? Order.GREATER : Order.SAME;
    }

    /** Whether it is a whole number that fits a long. */
    static boolean isSmall(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }

    static boolean isWhole(Number number) {
        return isSmall(number) || number instanceof BigInteger;
    }

    static boolean isFinite(Number number) {
        return isWhole(number) || number instanceof BigDecimal || Double.isFinite(number.doubleValue());
    }

    /** Whether a double holds it without loss. What a float stands for is not what Java widens it to. */
    private static boolean isExactDouble(Number number) {
        return number instanceof Double
                || (isSmall(number) && number.longValue() <= EXACT_IN_DOUBLE && number.longValue() >= -EXACT_IN_DOUBLE);
    }

    /** What is finite lies between the infinities, whatever it is. */
    private static double infinityOrZero(Number number) {
        return isFinite(number) ? 0 : number.doubleValue();
    }

    static BigInteger integer(Number whole) {
        return whole instanceof BigInteger big ? big : BigInteger.valueOf(whole.longValue());
    }

    /** The value of a finite number. */
    static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (isWhole(number)) {
            return new BigDecimal(integer(number));
        }
        double wide = number.doubleValue();
        if (wide == Math.rint(wide)) {
            return new BigDecimal(wide);
        }
        return number instanceof Float ? new BigDecimal(number.toString()) : shortest(wide);
    }

    /**
     * The decimal of the fewest digits that reads as a double, and of those the nearest to it: {@link Double#toString} gives
     * one more digit here and there, before JDK 19.
     */
    static BigDecimal shortest(double finite) {
        BigDecimal shown = new BigDecimal(Double.toString(finite));
        boolean full = Math.abs(finite) >= Double.MIN_NORMAL;
        if (full && shown.precision() < FEWEST_DOUBTFUL_DIGITS) {
            return shown;
        }
        BigDecimal exact = new BigDecimal(finite);
        for (int digits = full ? FEWEST_DOUBTFUL_DIGITS : 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == finite) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }

    /** The same number in the smallest of the types that literals have. */
    static Number smallest(BigInteger integer) {
        if (integer.bitLength() >= Long.SIZE) {
            return integer;
        }
        long value = integer.longValue();
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    static Number negated(Number number) {
        if (isWhole(number)) {
            return smallest(integer(number).negate());
        }
        return number instanceof BigDecimal decimal ? decimal.negate() : (Number) (-number.doubleValue());
    }
}
