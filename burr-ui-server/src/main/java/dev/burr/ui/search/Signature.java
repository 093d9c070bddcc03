package dev.burr.ui.search;

/**
 * Tells of a log which sequences of three bytes it does not have, ASCII letters in either case: a Bloom filter with one hash. What
 * it takes for missing is missing; what it takes for there may be missing. Immutable.
 */
final class Signature {

    /** The shortest sequence of bytes of which it knows something. */
    static final int SEQUENCE = 3;

    private final byte[] bits;

    /** @param bits as many as a power of two */
    Signature(byte[] bits) {
        if (bits.length == 0 || Integer.bitCount(bits.length) != 1) {
            throw new IllegalArgumentException(
                    "A signature of %d bytes is none. It takes a power of two.".formatted(bits.length));
        }
        this.bits = bits.clone();
    }

    int bytes() {
        return bits.length;
    }

    byte[] toBytes() {
        return bits.clone();
    }

    /** Whether something with this hash may be in the log. */
    boolean mayHave(int hash) {
        return hasBit(hash & (bits.length * Byte.SIZE - 1));
    }

    boolean hasBit(int bit) {
        return (bits[bit >> 3] & (1 << (bit & 7))) != 0;
    }

    /** Of three bytes, the letters in lower case, in the lowest bits of a number; what is above them is passed over. */
    static int hash(int sequence) {
        return ((sequence & 0xFFFFFF) * 0x9E3779B1) >>> (Integer.SIZE - SignatureBuilder.HASH_BITS);
    }
}
