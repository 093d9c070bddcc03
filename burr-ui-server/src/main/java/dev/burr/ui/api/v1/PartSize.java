package dev.burr.ui.api.v1;

/**
 * How large a part of a step is.
 *
 * @param size number of keys, of items or of characters
 * @param bytes of it as JSON
 */
record PartSize(StepPart part, ValueKind kind, int size, long bytes) {}
