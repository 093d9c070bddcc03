package dev.burr.ui.api.v1;

import org.jspecify.annotations.Nullable;

/**
 * An action that declares to read a key.
 *
 * @param steps how often it ran
 * @param first the first step that ran it, null if none did; likewise {@code last}
 */
record FieldReader(String action, int steps, @Nullable Long first, @Nullable Long last) {}
