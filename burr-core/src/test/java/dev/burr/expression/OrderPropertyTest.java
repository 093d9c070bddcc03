package dev.burr.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Numbers of all types are on one line. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class OrderPropertyTest {

    private static Order reversed(Order order) {
        return switch (order) {
            case LESS -> Order.GREATER;
            case GREATER -> Order.LESS;
            case SAME, NONE, UNLIKE -> order;
        };
    }

    @Property
    void isTheSameFromBothSides(@ForAll("numbers") Number one, @ForAll("numbers") Number other) {
        assertThat(Order.of(other, one)).isEqualTo(reversed(Order.of(one, other)));
        assertThat(Comparison.same(one, other)).isEqualTo(Order.of(one, other) == Order.SAME);
    }

    @Property(tries = 5_000)
    void leadsOn(@ForAll("numbers") Number one, @ForAll("numbers") Number other, @ForAll("numbers") Number third) {
        Order first = Order.of(one, other);
        Order second = Order.of(other, third);

        if (first == second) {
            assertThat(Order.of(one, third)).isEqualTo(first);
        }
        if (first == Order.SAME) {
            assertThat(Order.of(one, third)).isEqualTo(second);
        }
    }

    @Property
    void isThatOfWholeNumbers(@ForAll long one, @ForAll long other) {
        Order order = Order.ofSign(Long.compare(one, other));

        assertThat(Order.of(one, BigInteger.valueOf(other))).isEqualTo(order);
        assertThat(Order.of(BigDecimal.valueOf(one), other)).isEqualTo(order);
    }

    /** Where doubles begin to lack whole numbers, and behind that. */
    @Property
    void losesNoWholeNumberInADouble(
            @ForAll @IntRange(max = 62) int bits, @ForAll @IntRange(min = -3, max = 3) int near, @ForAll long any) {
        for (long whole : new long[] {(1L << bits) + near, any}) {
            double rounded = whole;
            int exact = BigDecimal.valueOf(whole).compareTo(new BigDecimal(rounded));

            assertThat(Order.of(whole, rounded)).isEqualTo(Order.ofSign(exact));
        }
    }

    @Property
    void writesDoublesSoThatTheyReadTheSame(@ForAll double value) {
        assertThat(Double.parseDouble(PythonText.quoted(value))).isEqualTo(value);
        assertThat(Numbers.shortest(value).precision()).isLessThanOrEqualTo(17);
    }

    @Property
    void isThatOfDoubles(@ForAll double one, @ForAll double other) {
        Order order = one < other ? Order.LESS : one > other ? Order.GREATER : Order.SAME;

        assertThat(Order.of(one, other)).isEqualTo(order);
        assertThat(Order.of(Numbers.decimal(one), other)).isEqualTo(order);
    }

    @Property
    void keepsWhatADecimalIsWhenItIsReloadedAsADouble(@ForAll("decimals") BigDecimal decimal) {
        assertThat(Comparison.same(decimal, Double.valueOf(decimal.toString()))).isTrue();
    }

    @Property
    void isAnsweredByExactlyOneOfThree(@ForAll("numbers") Number one, @ForAll("numbers") Number other) {
        Order order = Order.of(one, other);

        assertThat(Relation.LESS.accepts(order)).isEqualTo(!Relation.AT_LEAST.accepts(order));
        assertThat(Relation.GREATER.accepts(order)).isEqualTo(!Relation.AT_MOST.accepts(order));
        assertThat(Relation.AT_MOST.accepts(order) && Relation.AT_LEAST.accepts(order))
                .isEqualTo(Comparison.same(one, other));
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals().ofScale(6).between(new BigDecimal(-1_000_000), new BigDecimal(1_000_000));
    }

    /** All types, near to each other, and where their ranges end. */
    @Provide
    Arbitrary<Number> numbers() {
        Arbitrary<Number> whole = Arbitraries.of(
                        0L, 1L, -1L, 1L << 53, (1L << 53) + 1, 1L << 60, Long.MAX_VALUE, Long.MIN_VALUE)
                .map(number -> (Number) number);
        Arbitrary<Number> any = Arbitraries.oneOf(
                Arbitraries.integers().map(number -> (Number) number),
                Arbitraries.longs().map(number -> (Number) number),
                Arbitraries.doubles().map(number -> (Number) number),
                Arbitraries.floats().map(number -> (Number) number),
                Arbitraries.bigIntegers().map(number -> (Number) number),
                decimals().map(number -> (Number) number),
                Arbitraries.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, 0.1, 1e23)
                        .map(number -> (Number) number),
                Arbitraries.of(new BigDecimal("1e400"), new BigDecimal("0.10"), new BigDecimal("1e-400"))
                        .map(number -> (Number) number));
        Arbitrary<Number> asOther = whole.flatMap(number -> Arbitraries.of(
                number,
                number.doubleValue(),
                number.floatValue(),
                Math.nextUp(number.doubleValue()),
                BigDecimal.valueOf(number.longValue()).add(new BigDecimal("1e-30")),
                BigInteger.valueOf(number.longValue()),
                new AtomicLong(number.longValue())));
        return Arbitraries.oneOf(any, whole, asOther);
    }
}
