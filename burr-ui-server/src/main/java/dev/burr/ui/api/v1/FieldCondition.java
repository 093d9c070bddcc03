package dev.burr.ui.api.v1;

import org.jspecify.annotations.Nullable;

/**
 * A transition whose condition names a key.
 *
 * @param taken how often it was taken
 * @param last the last step that was entered by it, null if none was
 */
record FieldCondition(String from, String to, String condition, int taken, @Nullable Long last) {}
