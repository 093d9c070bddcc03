package dev.burr.serde;

/** How text is counted: in the bytes that it takes in UTF-8. */
final class Utf8 {

    /** Of one char, half a pair of surrogates included. */
    private static final int MOST_BYTES = 3;

    private Utf8() {}

    /** Whether text takes more bytes than that. Looks at its characters only where it may. */
    static boolean isLonger(String text, int bytes) {
        return text.length() > bytes / MOST_BYTES && length(text) > bytes;
    }

    static long length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a pair is two of its four bytes; alone it is written as U+FFFD, which has three.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
