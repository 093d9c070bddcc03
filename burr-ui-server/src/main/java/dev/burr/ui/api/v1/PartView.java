package dev.burr.ui.api.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a step, or a value in it: whole where that is short enough, otherwise in pieces.
 *
 * @param pointer where in the part the value is
 * @param size number of keys, of items or of characters of the whole value
 * @param bytes of the whole value as JSON
 * @param value the value, or a piece of a text; null for what is told in {@code entries}
 * @param entries some keys or items of a large object or list
 * @param offset number of entries or characters before those told here
 * @param nextOffset asks for what follows; null at the end
 */
record PartView(
        StepPart part,
        String pointer,
        ValueKind kind,
        int size,
        long bytes,
        @Nullable Object value,
        List<PartEntry> entries,
        int offset,
        @Nullable Integer nextOffset) {}
