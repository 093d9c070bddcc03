package dev.burr.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that knows how JSON writes text. */
final class JsonBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\uFFFD';

    private final boolean ascii;
    private final int longest;

    byte[] bytes = new byte[512];
    int size;

    /**
     * An empty one.
     *
     * @param ascii whether to escape what is outside ASCII
     * @param longest the size at which growing ends
     */
    JsonBuffer(boolean ascii, int longest) {
        this.ascii = ascii;
        this.longest = longest;
    }

    /** Makes room for some more bytes. */
    void ensure(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long wanted = (long) size + more;
        if (wanted > longest) {
            throw new JsonTooLongException(longest);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(longest, Math.max(wanted, bytes.length * 2L)));
    }

    void put(char asciiChar) {
        ensure(1);
        bytes[size++] = (byte) asciiChar;
    }

    void put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** Puts a number of so many digits. */
    void putDigits(long value, int count) {
        ensure(count);
        long rest = value;
        for (int i = size + count - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    /** Puts text in quotes. */
    void putText(String text) {
        int length = text.length();
        ensure(length + 2);
        bytes[size++] = '"';
        int plain = copyPlain(text, length);
        if (plain < length) {
            escapeFrom(text, plain);
        }
        put('"');
    }

    /** Copies characters that stand for themselves; returns how many there were before the first other one. */
    private int copyPlain(String text, int length) {
        byte[] target = bytes;
        int at = size;
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                break;
            }
            target[at++] = (byte) c;
        }
        size = at;
        return i;
    }

    private void escapeFrom(String text, int start) {
        int length = text.length();
        ensure(length - start + 1);
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                escapeAscii(c, length - i);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(c, text.charAt(++i), length - i);
            } else {
                unicode(Character.isSurrogate(c) ? REPLACEMENT : c, length - i);
            }
        }
    }

    private void escapeAscii(char c, int ahead) {
        if (c >= ' ' && c != '"' && c != '\\') {
            ensure(ahead + 1);
            bytes[size++] = (byte) c;
            return;
        }
        ensure(ahead + 6);
        byte letter =
                switch (c) {
                    case '"', '\\' -> (byte) c;
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    default -> 0;
                };
        if (letter == 0) {
            unicodeEscape(c);
        } else {
            bytes[size++] = '\\';
            bytes[size++] = letter;
        }
    }

    private void unicode(char c, int ahead) {
        ensure(ahead + 6);
        if (ascii) {
            unicodeEscape(c);
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
            bytes[size++] = (byte) (0x80 | (c & 0x3F));
        } else {
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            bytes[size++] = (byte) (0x80 | (c & 0x3F));
        }
    }

    private void supplementary(char high, char low, int ahead) {
        ensure(ahead + 12);
        if (ascii) {
            unicodeEscape(high);
            unicodeEscape(low);
            return;
        }
        int code = Character.toCodePoint(high, low);
        bytes[size++] = (byte) (0xF0 | (code >> 18));
        bytes[size++] = (byte) (0x80 | ((code >> 12) & 0x3F));
        bytes[size++] = (byte) (0x80 | ((code >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (code & 0x3F));
    }

    private void unicodeEscape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        bytes[size++] = HEX[c >> 12];
        bytes[size++] = HEX[(c >> 8) & 0xF];
        bytes[size++] = HEX[(c >> 4) & 0xF];
        bytes[size++] = HEX[c & 0xF];
    }
}
