package dev.burr.ui.api.v1;

import org.jspecify.annotations.Nullable;

/**
 * One key of an object or item of a list.
 *
 * @param name the key, or the place in the list
 * @param size number of keys, of items or of characters
 * @param bytes of the value as JSON
 * @param value null if it is too large to be told here; its kind says whether it is null itself
 */
record PartEntry(Object name, ValueKind kind, int size, long bytes, @Nullable Object value) {}
