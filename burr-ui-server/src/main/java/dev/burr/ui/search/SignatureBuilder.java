package dev.burr.ui.search;

/** Collects what the lines of a log have. Not thread-safe. */
final class SignatureBuilder {

    /** A log in any language has fewer different sequences than this has bits. */
    static final int HASH_BITS = 16;

    private static final int BITS = 1 << HASH_BITS;
    private static final int LEAST_BITS = 1 << 9;

    /** Of so many bits at most one is set, unless there are too many different sequences for that. */
    private static final int DENSITY = 3;

    private final long[] words = new long[BITS / Long.SIZE];

    /** Goes on with what is known of the lines before. */
    void addAll(Signature before) {
        int bits = before.bytes() * Byte.SIZE;
        for (int bit = 0; bit < bits; bit++) {
            if (before.hasBit(bit)) {
                for (int each = bit; each < BITS; each += bits) {
                    set(each);
                }
            }
        }
    }

    /** Adds a line. A sequence that spans two lines is in neither. */
    void add(byte[] line, int start, int length) {
        if (length < Signature.SEQUENCE) {
            return;
        }
        int stop = start + length;
        int sequence = FoldedBytes.folded(line[start]) << 8 | FoldedBytes.folded(line[start + 1]);
        for (int i = start + 2; i < stop; i++) {
            sequence = sequence << 8 | FoldedBytes.folded(line[i]);
            set(Signature.hash(sequence));
        }
    }

    /** As few bits as are needed to tell much. */
    Signature build() {
        long[] folded = words;
        while (folded.length > LEAST_BITS / Long.SIZE) {
            long[] half = half(folded);
            if (count(half) > half.length * Long.SIZE / DENSITY) {
                break;
            }
            folded = half;
        }
        byte[] bytes = new byte[folded.length * Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (folded[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
        }
        return new Signature(bytes);
    }

    private void set(int bit) {
        words[bit >> 6] |= 1L << bit;
    }

    private static long[] half(long[] whole) {
        long[] half = new long[whole.length / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = whole[i] | whole[i + half.length];
        }
        return half;
    }

    private static int count(long[] words) {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
