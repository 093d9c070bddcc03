package dev.burr.tracking.file;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a project is kept: limits beyond which its applications are deleted, those first that have been silent for
 * longest. What counts is when a log was last written to. Without a limit nothing is ever deleted.
 *
 * <p>An application that may still be written to is not deleted whatever the limits say: one that was written to in the last
 * ten minutes, and one in the middle of a step, for a day or for as long as its process lives.
 *
 * @param maxAge how long after the last write an application is kept; null for as long as there is room
 * @param maxRuns how many applications are kept, those included that forks and parallel steps have made; null for any number
 * @param maxBytes how many bytes the files of all applications together may have; null for any number
 */
public record Retention(@Nullable Duration maxAge, @Nullable Integer maxRuns, @Nullable Long maxBytes) {

    private static final Retention UNLIMITED = new Retention(null, null, null);

    /** @throws IllegalArgumentException when a limit is not positive */
    public Retention {
        if (maxAge != null && (maxAge.isZero() || maxAge.isNegative())) {
            throw new IllegalArgumentException(notPositive("age", maxAge, "for how long to keep a run"));
        }
        if (maxRuns != null && maxRuns < 1) {
            throw new IllegalArgumentException(notPositive("number of runs", maxRuns, "how many runs to keep"));
        }
        if (maxBytes != null && maxBytes < 1) {
            throw new IllegalArgumentException(notPositive("number of bytes", maxBytes, "how many bytes to keep"));
        }
    }

    /** Keeps everything. */
    public static Retention unlimited() {
        return UNLIMITED;
    }

    /** Deletes what was last written to before so long a time. */
    public Retention withMaxAge(Duration age) {
        return new Retention(Objects.requireNonNull(age, "age"), maxRuns, maxBytes);
    }

    /** Keeps so many applications. */
    public Retention withMaxRuns(int runs) {
        return new Retention(maxAge, runs, maxBytes);
    }

    /** Keeps so many bytes. */
    public Retention withMaxBytes(long bytes) {
        return new Retention(maxAge, maxRuns, bytes);
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return maxAge == null && maxRuns == null && maxBytes == null;
    }

    private static String notPositive(String what, Object value, String meaning) {
        return "Greatest %s %s is not positive. Say %s, or leave it out to set no such limit."
                .formatted(what, value, meaning);
    }
}
