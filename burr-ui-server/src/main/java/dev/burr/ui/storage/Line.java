package dev.burr.ui.storage;

/**
 * Where an entry of a log is.
 *
 * @param offset position of its first byte
 * @param length in bytes
 */
public record Line(long offset, int length) {}
