package dev.burr.ui.api.v1;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Measures values, and cuts large ones into pieces. */
final class PartReader {

    /** Entries of a large value that are not longer are told with it. */
    private static final long SHORT = 1_000;

    /** Of a character as JSON. */
    private static final int MOST_BYTES = 6;

    private static final JsonMapper JSON = ApiV1Json.mapper();

    private PartReader() {}

    /**
     * How much of a value to tell.
     *
     * @param offset number of entries or characters to leave out
     * @param limit number of entries, of a large object or list
     * @param maxBytes up to which the value is told whole
     */
    record Window(int offset, int limit, long maxBytes) {}

    static PartSize size(StepPart part, Object value) {
        return new PartSize(part, ValueKind.of(value), ValueKind.size(value), bytes(value));
    }

    static PartView view(StepPart part, String pointer, @Nullable Object value, Window window) {
        long bytes = bytes(value);
        ValueKind kind = ValueKind.of(value);
        int size = ValueKind.size(value);
        boolean whole = window.offset == 0 && bytes <= window.maxBytes;
        if (whole || (kind != ValueKind.OBJECT && kind != ValueKind.ARRAY && kind != ValueKind.STRING)) {
            return new PartView(part, pointer, kind, size, bytes, value, List.of(), 0, null);
        }
        int start = Math.min(window.offset, size);
        if (value instanceof CharSequence text) {
            int end = endOfPiece(text, start, window.maxBytes);
            String piece = text.subSequence(start, end).toString();
            return new PartView(part, pointer, kind, size, bytes, piece, List.of(), start, end < size ? end : null);
        }
        List<PartEntry> entries = entries(value, start, window.limit);
        int end = start + entries.size();
        return new PartView(part, pointer, kind, size, bytes, null, entries, start, end < size ? end : null);
    }

    /** A pair of surrogates stays together. */
    private static int endOfPiece(CharSequence text, int start, long maxBytes) {
        long end = start + Math.max(2, maxBytes / MOST_BYTES);
        if (end >= text.length()) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt((int) end - 1)) ? (int) end - 1 : (int) end;
    }

    private static List<PartEntry> entries(@Nullable Object value, int start, int limit) {
        List<PartEntry> entries = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            object.entrySet().stream()
                    .skip(start)
                    .limit(limit)
                    .forEach(entry -> entries.add(entry(String.valueOf(entry.getKey()), entry.getValue())));
        } else if (value instanceof List<?> list) {
            for (int place = start; place < Math.min(list.size(), (long) start + limit); place++) {
                entries.add(entry(place, list.get(place)));
            }
        }
        return entries;
    }

    private static PartEntry entry(Object name, @Nullable Object value) {
        long bytes = bytes(value);
        return new PartEntry(name, ValueKind.of(value), ValueKind.size(value), bytes, bytes <= SHORT ? value : null);
    }

    private static long bytes(@Nullable Object value) {
        Counter counter = new Counter();
        JSON.writeValue(counter, value);
        return counter.bytes;
    }

    private static final class Counter extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
