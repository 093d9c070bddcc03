package dev.burr.ui.search;

import java.util.Arrays;

/**
 * Bytes that are looked for in others, ASCII letters in either case. By Horspool's algorithm ("Practical fast searching in
 * strings", 1980): the longer they are, the fewer of the others are looked at.
 */
final class FoldedBytes {

    private final byte[] wanted;
    private final int[] shifts = new int[256];

    private FoldedBytes(byte[] wanted) {
        this.wanted = wanted;
        Arrays.fill(shifts, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            int shift = wanted.length - 1 - i;
            shifts[wanted[i] & 0xFF] = shift;
            shifts[upper(wanted[i]) & 0xFF] = shift;
        }
    }

    static FoldedBytes of(byte[] bytes) {
        byte[] folded = bytes.clone();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = lower(folded[i]);
        }
        return new FoldedBytes(folded);
    }

    boolean isIn(byte[] bytes, int start, int length) {
        int last = wanted.length - 1;
        int stop = start + length;
        int at = start + last;
        while (at < stop) {
            byte end = bytes[at];
            if (lower(end) == wanted[last] && isAt(bytes, at - last)) {
                return true;
            }
            at += shifts[end & 0xFF];
        }
        return false;
    }

    /** False when they are in no line of the log that has the signature. */
    boolean mayBeIn(Signature log) {
        int sequence = 0;
        for (int i = 0; i < wanted.length; i++) {
            sequence = sequence << 8 | folded(wanted[i]);
            if (i >= Signature.SEQUENCE - 1 && !log.mayHave(Signature.hash(sequence))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 0; i < wanted.length - 1; i++) {
            if (lower(bytes[start + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The byte, a letter in lower case, as a number from 0 to 255. */
    static int folded(byte b) {
        return lower(b) & 0xFF;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }

    private static byte upper(byte b) {
        return b >= 'a' && b <= 'z' ? (byte) (b - ('a' - 'A')) : b;
    }
}
