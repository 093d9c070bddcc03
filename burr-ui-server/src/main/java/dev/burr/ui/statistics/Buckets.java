package dev.burr.ui.statistics;

/**
 * Sorts times into buckets, so that any number of them takes little room and their percentiles can still be told: each bucket
 * is as wide as a thirty-second of the times in it, and so no time is told more than 1.6 % off. Times below 64 are exact.
 */
final class Buckets {

    private static final int SUB_BITS = 5;
    private static final int EXACT = 1 << (SUB_BITS + 1);

    private Buckets() {}

    static int of(long micros) {
        if (micros < EXACT) {
            return (int) Math.max(0, micros);
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - SUB_BITS;
        return (shift << SUB_BITS) + (int) (micros >>> shift);
    }

    /** The middle of the times of a bucket. */
    static long middle(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int shift = (bucket >> SUB_BITS) - 1;
        long least = (long) ((bucket & ((1 << SUB_BITS) - 1)) + (1 << SUB_BITS)) << shift;
        return least + (1L << shift) / 2;
    }
}
