package dev.burr.serde;

import org.jspecify.annotations.Nullable;

/**
 * How values are written. Immutable.
 *
 * @param problems hears of what can't be written as it is
 * @param masks the keys whose values are hidden
 * @param mask hides or changes further values; null when there is none
 * @param later a mask that sees the values later, as plain JSON: only what becomes a marker is for it now; null when there is none
 * @param codecs write some values in a way of their own
 * @param maxValueBytes how large a text, an array of bytes or one of another primitive type may be
 */
record ValueRules(
        Problems problems,
        KeyMasks masks,
        @Nullable ValueMask mask,
        @Nullable ValueMask later,
        ValueCodecs codecs,
        int maxValueBytes) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** Whether it matters under which key a value stands. */
    boolean looksAtKeys() {
        return !masks.isEmpty() || mask != null || codecs.areForKeys();
    }

    /** For values that must come back as they were: nothing is hidden or cut. */
    ValueRules whole(Problems other) {
        return new ValueRules(other, KeyMasks.NONE, null, null, codecs, UNLIMITED);
    }

    /** These, for values of any size. */
    ValueRules unlimited(Problems other) {
        return new ValueRules(other, masks, mask, later, codecs, UNLIMITED);
    }

    /** These, for values that {@link #mask} is asked about later. */
    ValueRules withoutMask() {
        return new ValueRules(problems, masks, null, mask, codecs, maxValueBytes);
    }

    /** A text of the length that a value may have, or the beginning of a longer one. */
    String beginning(String text) {
        if (!Utf8.isLonger(text, maxValueBytes)) {
            return text;
        }
        int kept = maxValueBytes / 4;
        return "%s… (%,d characters)".formatted(text.substring(0, kept), text.length());
    }
}
