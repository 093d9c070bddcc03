package dev.burr.tracking;

import dev.burr.serde.JsonWriter;

/** What lines are encoded in, used again for the next ones, also of other applications. Belongs to one thread at a time. */
public final class EncodingBuffers {

    private final JsonWriter lines = new JsonWriter();
    private final JsonWriter value = new JsonWriter();
    private final JsonWriter aside = new JsonWriter();

    JsonWriter lines() {
        lines.clear();
        return lines;
    }

    JsonWriter value() {
        value.clear();
        return value;
    }

    JsonWriter aside() {
        aside.clear();
        return aside;
    }

    JsonWriter keptAside() {
        return aside;
    }

    /** How many bytes it takes up. */
    public int capacity() {
        return lines.capacity() + value.capacity() + aside.capacity();
    }
}
