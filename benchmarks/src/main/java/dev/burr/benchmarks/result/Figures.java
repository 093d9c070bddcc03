package dev.burr.benchmarks.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as a table shows them: with as many digits as mean something. */
final class Figures {

    private static final double IN_A_LARGER_UNIT = 1_000;

    private Figures() {}

    /** A time that was measured in microseconds. */
    static String time(double micros) {
        return micros < IN_A_LARGER_UNIT ? number(micros) + " µs" : number(micros / IN_A_LARGER_UNIT) + " ms";
    }

    /** A number with about three digits. */
    static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** A number of bytes; a dash for none. */
    static String bytes(double count) {
        return count == 0 ? "–" : String.format(Locale.ROOT, "%,.0f", count);
    }

    /** A number of bytes that somebody may have counted. */
    static String counted(@Nullable Double bytes) {
        return bytes == null ? "–" : String.format(Locale.ROOT, "%,.0f", bytes);
    }

    /** A range of numbers. */
    static String range(Spread spread) {
        return number(spread.min()) + " – " + number(spread.max());
    }

    /** A range of times that were measured in microseconds. */
    static String timeRange(Spread spread) {
        return time(spread.min()) + " – " + time(spread.max());
    }
}
