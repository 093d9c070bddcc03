package dev.burr.serde;

import java.math.BigInteger;

/** How long an integer may be: Python refuses to read longer ones, and with them the line that they stand in. */
final class IntegerDigits {

    static final String TOO_MANY = "It has more than 4,300 digits, which Python does not read.";

    private static final BigInteger FIRST_TOO_LONG = BigInteger.TEN.pow(4_300);
    private static final int ITS_BITS = FIRST_TOO_LONG.bitLength();

    private IntegerDigits() {}

    static boolean areTooMany(BigInteger value) {
        int bits = value.bitLength();
        return bits >= ITS_BITS && value.abs().compareTo(FIRST_TOO_LONG) >= 0;
    }
}
