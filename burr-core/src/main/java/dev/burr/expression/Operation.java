package dev.burr.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Arithmetic, with the results that Python gives: a quotient is exact where it is whole and a decimal otherwise, a remainder
 * has the sign of the divisor, and whole numbers never overflow.
 */
enum Operation {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/"),
    MODULO("%");

    /** Bounds what a decimal with an extreme exponent can cost: exact arithmetic would write all its zeros. */
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private final String symbol;

    Operation(String symbol) {
        this.symbol = symbol;
    }

    static Operation of(String symbol) {
        for (Operation operation : values()) {
            if (operation.symbol.equals(symbol)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("'%s' is not an operation.".formatted(symbol));
    }

    String symbol() {
        return symbol;
    }

    boolean divides() {
        return this == DIVIDED_BY || this == MODULO;
    }

    /**
     * The result. A divisor is not zero.
     *
     * @throws ArithmeticException when no number can hold it
     */
    Number apply(Number one, Number other) {
        if (Numbers.isSmall(one) && Numbers.isSmall(other)) {
            return ofLongs(one.longValue(), other.longValue());
        }
        if (Numbers.isWhole(one) && Numbers.isWhole(other)) {
            return ofIntegers(Numbers.integer(one), Numbers.integer(other));
        }
        boolean decimal = one instanceof BigDecimal || other instanceof BigDecimal;
        return decimal && Numbers.isFinite(one) && Numbers.isFinite(other)
                ? ofDecimals(Numbers.decimal(one), Numbers.decimal(other))
                : (Number) ofDoubles(one.doubleValue(), other.doubleValue());
    }

    private Number ofLongs(long one, long other) {
        long result;
        boolean overflows;
        switch (this) {
            case PLUS -> {
                result = one + other;
                overflows = ((one ^ result) & (other ^ result)) < 0;
            }
            case MINUS -> {
                result = one - other;
                overflows = ((one ^ other) & (one ^ result)) < 0;
            }
            case TIMES -> {
                result = one * other;
                overflows = Math.multiplyHigh(one, other) != result >> (Long.SIZE - 1);
            }
            case DIVIDED_BY -> {
                if (one % other != 0) {
                    return (double) one / other;
                }
                result = one / other;
                overflows = one == Long.MIN_VALUE && other == -1;
            }
            case MODULO -> {
                result = Math.floorMod(one, other);
                overflows = false;
            }
            default -> throw new AssertionError(this);
        }
        return overflows ? ofIntegers(BigInteger.valueOf(one), BigInteger.valueOf(other)) : (Number) result;
    }

    private Number ofIntegers(BigInteger one, BigInteger other) {
        return switch (this) {
            case PLUS -> one.add(other);
            case MINUS -> one.subtract(other);
            case TIMES -> one.multiply(other);
            case DIVIDED_BY -> quotient(one, other);
            case MODULO -> {
                BigInteger remainder = one.remainder(other);
                yield remainder.signum() * other.signum() < 0 ? remainder.add(other) : remainder;
            }
        };
    }

    private static Number quotient(BigInteger one, BigInteger other) {
        BigInteger[] parts = one.divideAndRemainder(other);
        return parts[1].signum() == 0
                ? parts[0]
                : (Number) new BigDecimal(one).divide(new BigDecimal(other), PRECISION);
    }

    private BigDecimal ofDecimals(BigDecimal one, BigDecimal other) {
        return switch (this) {
            case PLUS -> one.add(other, PRECISION);
            case MINUS -> one.subtract(other, PRECISION);
            case TIMES -> one.multiply(other, PRECISION);
            case DIVIDED_BY -> one.divide(other, PRECISION);
            case MODULO -> {
                BigDecimal remainder = one.remainder(other, PRECISION);
                yield remainder.signum() * other.signum() < 0 ? remainder.add(other, PRECISION) : remainder;
            }
        };
    }

    private double ofDoubles(double one, double other) {
        return switch (this) {
            case PLUS -> one + other;
            case MINUS -> one - other;
            case TIMES -> one * other;
            case DIVIDED_BY -> one / other;
            case MODULO -> {
                double remainder = one % other;
                yield remainder != 0 && remainder < 0 != other < 0 ? remainder + other : remainder;
            }
        };
    }
}
