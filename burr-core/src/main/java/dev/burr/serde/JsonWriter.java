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

    /** How many bytes a time has, without its offset. */
    private static final int TIMESTAMP = 28;

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final JsonBuffer out;
    private @Nullable ValueEncoder encoder;

    /** Writes text outside ASCII as UTF-8. */
    public JsonWriter() {
        this(false, LONGEST);
    }

    private JsonWriter(boolean ascii, int longest) {
        this.out = new JsonBuffer(ascii, longest);
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
        out.size = 0;
    }

    /** How many bytes have been written. */
    public int size() {
        return out.size;
    }

    /** How many bytes fit before the buffer grows. */
    public int capacity() {
        return out.bytes.length;
    }

    /** What writes values into this document; kept for the next one, as it has a buffer too. */
    ValueEncoder encoder(ValueRules rules) {
        ValueEncoder current = encoder;
        if (current == null || !current.follows(rules)) {
            current = new ValueEncoder(this, rules);
            encoder = current;
        }
        return current;
    }

    /** Forgets everything after the first {@code size} bytes; how much there is, {@link #size} says. */
    public void truncate(int size) {
        out.size = size;
    }

    /** Whether this is the byte at a place. */
    public boolean has(char asciiChar, int at) {
        return out.bytes[at] == asciiChar;
    }

    /** Puts a character so many times, for what will be overwritten. */
    public void fill(char asciiChar, int times) {
        out.ensure(times);
        Arrays.fill(out.bytes, out.size, out.size + times, (byte) asciiChar);
        out.size += times;
    }

    /** Puts a part of what another one has written behind what is here, as it is: the caller sees to the commas. */
    public void append(JsonWriter other, int start, int end) {
        out.ensure(end - start);
        System.arraycopy(other.out.bytes, start, out.bytes, out.size, end - start);
        out.size += end - start;
    }

    /** Puts all that another one has written in place of as many bytes from {@code at} on. */
    public void overwrite(int at, JsonWriter other) {
        System.arraycopy(other.out.bytes, 0, out.bytes, at, other.out.size);
    }

    /** Whether the value that was written when {@code start} bytes were there is an object. */
    boolean hasObjectAt(int start) {
        return out.bytes[start] == '{' || (out.bytes[start] == ',' && out.bytes[start + 1] == '{');
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(out.bytes, out.size);
    }

    /** Hands everything over in one call of {@link OutputStream#write(byte[], int, int)}. */
    public void writeTo(OutputStream target) throws IOException {
        writeTo(target, 0);
    }

    /** Hands everything from {@code start} on over in one call of {@link OutputStream#write(byte[], int, int)}. */
    public void writeTo(OutputStream target, int start) throws IOException {
        target.write(out.bytes, start, out.size - start);
    }

    @Override
    public String toString() {
        return new String(out.bytes, 0, out.size, StandardCharsets.UTF_8);
    }

    /** Begins an object: names and values follow in turn. */
    public JsonWriter beginObject() {
        separate();
        out.put('{');
        return this;
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        out.put('}');
        return this;
    }

    /** Begins an array: values follow. */
    public JsonWriter beginArray() {
        separate();
        out.put('[');
        return this;
    }

    /** Ends an array. */
    public JsonWriter endArray() {
        out.put(']');
        return this;
    }

    /** The name of the value that follows. */
    public JsonWriter name(String name) {
        string(name);
        out.put(':');
        return this;
    }

    /** The name of the value that follows. */
    public JsonWriter name(FieldName name) {
        byte[] json = name.json;
        out.ensure(json.length + 1);
        // Within an object, only what follows its brace needs no comma.
        if (out.bytes[out.size - 1] != '{') {
            out.bytes[out.size++] = ',';
        }
        System.arraycopy(json, 0, out.bytes, out.size, json.length);
        out.size += json.length;
        return this;
    }

    /** Text. */
    public JsonWriter string(String text) {
        separate();
        out.putText(text);
        return this;
    }

    /** A whole number. */
    public JsonWriter number(long value) {
        separate();
        if (value == Long.MIN_VALUE) {
            out.putAscii(Long.toString(value));
        } else {
            if (value < 0) {
                out.put('-');
            }
            long positive = Math.abs(value);
            out.putDigits(positive, digits(positive));
        }
        return this;
    }

    /** A number, or null for what is none. */
    public JsonWriter number(double value) {
        return Double.isFinite(value) ? plain(Double.toString(value)) : nullValue();
    }

    /** A number, or null for what is none. */
    public JsonWriter number(float value) {
        return Float.isFinite(value) ? plain(Float.toString(value)) : nullValue();
    }

    /** A whole number of any length, which {@link Serde} bounds. */
    public JsonWriter number(BigInteger value) {
        return plain(value.toString());
    }

    /** A number of any precision. */
    public JsonWriter number(BigDecimal value) {
        return plain(value.toString());
    }

    /** True or false. */
    public JsonWriter bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    /** Null. */
    public JsonWriter nullValue() {
        return raw(NULL);
    }

    /** Bytes as Base64 text. */
    public JsonWriter base64(byte[] bytes) {
        separate();
        out.put('"');
        out.put(Base64.getEncoder().encode(bytes));
        out.put('"');
        return this;
    }

    /** A value that is JSON already, in UTF-8. */
    public JsonWriter raw(byte[] json) {
        separate();
        out.put(json);
        return this;
    }

    private JsonWriter plain(String ascii) {
        separate();
        out.putAscii(ascii);
        return this;
    }

    /** A time with six fraction digits and what comes behind it, as {@code "2026-11-23T16:17:56.446363Z"}. */
    public JsonWriter timestamp(LocalDateTime time, String offset) {
        if (time.getYear() < 0 || time.getYear() > 9_999) {
            return string(time + offset);
        }
        separate();
        out.ensure(TIMESTAMP + offset.length());
        byte[] target = out.bytes;
        int at = out.size;
        target[at] = '"';
        twoDigits(time.getYear() / 100, at + 1);
        twoDigits(time.getYear() % 100, at + 3);
        target[at + 5] = '-';
        twoDigits(time.getMonthValue(), at + 6);
        target[at + 8] = '-';
        twoDigits(time.getDayOfMonth(), at + 9);
        target[at + 11] = 'T';
        twoDigits(time.getHour(), at + 12);
        target[at + 14] = ':';
        twoDigits(time.getMinute(), at + 15);
        target[at + 17] = ':';
        twoDigits(time.getSecond(), at + 18);
        target[at + 20] = '.';
        int micros = time.getNano() / 1_000;
        twoDigits(micros / 10_000, at + 21);
        twoDigits(micros / 100 % 100, at + 23);
        twoDigits(micros % 100, at + 25);
        out.size += 27;
        out.putAscii(offset);
        out.put('"');
        return this;
    }

    private void twoDigits(int value, int at) {
        out.bytes[at] = (byte) ('0' + value / 10);
        out.bytes[at + 1] = (byte) ('0' + value % 10);
    }

    /** Ends a line, so that the next value starts a document of its own. */
    public JsonWriter endLine() {
        out.put('\n');
        return this;
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

    /** Writes the comma that a value or name needs at this place. */
    private void separate() {
        if (out.size > 0) {
            byte last = out.bytes[out.size - 1];
            if (last != ':' && last != '{' && last != '[' && last != '\n') {
                out.put(',');
            }
        }
    }
}
