package dev.burr.serde;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON as UTF-8 into one growing buffer, which the next document uses again. Commas come by themselves.
 * Text is kept as it is but for what JSON must escape and for lone surrogates, which become U+FFFD; what JSON has no
 * number for (NaN, infinities) becomes null. Belongs to one thread at a time.
 */
public final class JsonWriter {

    /** More than any line that a reader would want to hold in memory. */
    private static final int LONGEST = 256 << 20;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\uFFFD';

    private final boolean ascii;
    private final int longest;
    private byte[] buffer = new byte[512];
    private int size;
    private @Nullable ValueEncoder encoder;

    /** Writes text outside ASCII as UTF-8. */
    public JsonWriter() {
        this(false, LONGEST);
    }

    private JsonWriter(boolean ascii, int longest) {
        this.ascii = ascii;
        this.longest = longest;
    }

    /** Escapes text outside ASCII, for readers that guess the encoding of a file. */
    public static JsonWriter ascii() {
        return new JsonWriter(true, LONGEST);
    }

    static JsonWriter limitedTo(int longest) {
        return new JsonWriter(false, longest);
    }

    /** Starts again with an empty buffer of the same capacity. */
    public void clear() {
        size = 0;
    }

    /** How many bytes have been written. */
    public int size() {
        return size;
    }

    /** How many bytes fit before the buffer grows. */
    public int capacity() {
        return buffer.length;
    }

    /** What writes values into this document; kept for the next one, as it has a buffer too. */
    ValueEncoder encoder(Unserializable problems) {
        ValueEncoder current = encoder;
        if (current == null || !current.reportsTo(problems)) {
            current = new ValueEncoder(this, problems);
            encoder = current;
        }
        return current;
    }

    /** Forgets everything after the first {@code size} bytes. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** Whether the value that was written when {@code start} bytes were there is an object. */
    boolean hasObjectAt(int start) {
        return buffer[start] == '{' || (buffer[start] == ',' && buffer[start + 1] == '{');
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Hands everything over in one call of {@link OutputStream#write(byte[], int, int)}. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(buffer, 0, size);
    }

    @Override
    public String toString() {
        return new String(buffer, 0, size, StandardCharsets.UTF_8);
    }

    public JsonWriter beginObject() {
        separate(1);
        buffer[size++] = '{';
        return this;
    }

    public JsonWriter endObject() {
        ensure(1);
        buffer[size++] = '}';
        return this;
    }

    public JsonWriter beginArray() {
        separate(1);
        buffer[size++] = '[';
        return this;
    }

    public JsonWriter endArray() {
        ensure(1);
        buffer[size++] = ']';
        return this;
    }

    public JsonWriter name(String name) {
        string(name);
        ensure(1);
        buffer[size++] = ':';
        return this;
    }

    public JsonWriter string(String text) {
        int length = text.length();
        separate(length + 2);
        buffer[size++] = '"';
        int plain = copyPlain(text, length);
        if (plain < length) {
            escapeFrom(text, plain);
        }
        ensure(1);
        buffer[size++] = '"';
        return this;
    }

    public JsonWriter number(long value) {
        separate(20);
        if (value == Long.MIN_VALUE) {
            return rawAscii(Long.toString(value));
        }
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        int end = size + digits(rest);
        for (int i = end - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
        return this;
    }

    public JsonWriter number(double value) {
        return Double.isFinite(value) ? rawNumber(Double.toString(value)) : nullValue();
    }

    public JsonWriter number(float value) {
        return Float.isFinite(value) ? rawNumber(Float.toString(value)) : nullValue();
    }

    public JsonWriter number(BigInteger value) {
        return rawNumber(value.toString());
    }

    public JsonWriter number(BigDecimal value) {
        return rawNumber(value.toString());
    }

    public JsonWriter bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    public JsonWriter nullValue() {
        return raw(NULL);
    }

    /** Bytes as Base64 text. */
    public JsonWriter base64(byte[] bytes) {
        byte[] encoded = Base64.getEncoder().encode(bytes);
        separate(encoded.length + 2);
        buffer[size++] = '"';
        append(encoded);
        buffer[size++] = '"';
        return this;
    }

    /** A value that is JSON already, in UTF-8. */
    public JsonWriter raw(byte[] json) {
        separate(json.length);
        append(json);
        return this;
    }

    /** Text of a number that is JSON already. */
    JsonWriter rawNumber(String digits) {
        separate(digits.length());
        return rawAscii(digits);
    }

    /** A time with six fraction digits and what comes behind it, as {@code "2026-11-23T16:17:56.446363Z"}. */
    public JsonWriter timestamp(LocalDateTime time, String offset) {
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            return string(time + offset);
        }
        separate(28 + offset.length());
        buffer[size++] = '"';
        digits(time.getYear(), 4, '-');
        digits(time.getMonthValue(), 2, '-');
        digits(time.getDayOfMonth(), 2, 'T');
        digits(time.getHour(), 2, ':');
        digits(time.getMinute(), 2, ':');
        digits(time.getSecond(), 2, '.');
        digits(time.getNano() / 1_000, 6, '"');
        size--;
        rawAscii(offset);
        buffer[size++] = '"';
        return this;
    }

    private void digits(int value, int count, char end) {
        int rest = value;
        for (int i = size + count - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
        buffer[size++] = (byte) end;
    }

    /** Ends a line, so that the next value starts a document of its own. */
    public JsonWriter endLine() {
        ensure(1);
        buffer[size++] = '\n';
        return this;
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private JsonWriter rawAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Copies characters that stand for themselves; returns how many there were before the first other one. */
    private int copyPlain(String text, int length) {
        byte[] target = buffer;
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
            buffer[size++] = (byte) c;
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
            buffer[size++] = '\\';
            buffer[size++] = letter;
        }
    }

    private void unicode(char c, int ahead) {
        ensure(ahead + 6);
        if (ascii) {
            unicodeEscape(c);
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | (c >> 6));
            buffer[size++] = (byte) (0x80 | (c & 0x3F));
        } else {
            buffer[size++] = (byte) (0xE0 | (c >> 12));
            buffer[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            buffer[size++] = (byte) (0x80 | (c & 0x3F));
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
        buffer[size++] = (byte) (0xF0 | (code >> 18));
        buffer[size++] = (byte) (0x80 | ((code >> 12) & 0x3F));
        buffer[size++] = (byte) (0x80 | ((code >> 6) & 0x3F));
        buffer[size++] = (byte) (0x80 | (code & 0x3F));
    }

    private void unicodeEscape(char c) {
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        buffer[size++] = HEX[c >> 12];
        buffer[size++] = HEX[(c >> 8) & 0xF];
        buffer[size++] = HEX[(c >> 4) & 0xF];
        buffer[size++] = HEX[c & 0xF];
    }

    private static int digits(long positive) {
        int count = 1;
        long rest = positive;
        while (rest >= 10) {
            rest /= 10;
            count++;
        }
        return count;
    }

    /** Writes the comma that a value or name needs at this place, and makes room for it. */
    private void separate(int length) {
        ensure(length + 1);
        if (size == 0) {
            return;
        }
        byte last = buffer[size - 1];
        if (last != '{' && last != '[' && last != ':' && last != '\n') {
            buffer[size++] = ',';
        }
    }

    private void ensure(int more) {
        if (more > buffer.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long wanted = (long) size + more;
        if (wanted > longest) {
            throw new JsonTooLongException(longest);
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(longest, Math.max(wanted, buffer.length * 2L)));
    }
}
