package dev.burr.tracking.file;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application of a project that is beyond a limit.
 *
 * @param project the project
 * @param appId the application
 * @param lastActivity when its log was last written to
 * @param bytes how many bytes its files have
 * @param limit what it is beyond
 * @param kept why it is not deleted all the same; null when it is to be
 */
public record OverdueRun(
        String project, String appId, Instant lastActivity, long bytes, Limit limit, @Nullable Kept kept) {

    /** Whether and why it is not deleted. */
    public Optional<Kept> reasonToKeep() {
        return Optional.ofNullable(kept);
    }

    /** A limit of {@link Retention}. */
    public enum Limit {
        /** {@link Retention#maxAge()}. */
        AGE,
        /** {@link Retention#maxRuns()}. */
        RUNS,
        /** {@link Retention#maxBytes()}. */
        BYTES
    }

    /** What keeps an application from being deleted. */
    public enum Kept {
        /** It was written to a short while ago. */
        RECENT("it was written to in the last 10 minutes"),
        /** A step has begun and not ended, and may still do so. */
        RUNNING("a step of it is still running"),
        /** There is something in its folder that is no part of the format. */
        OTHER_FILES("there are other files in its folder"),
        /** What is called a log has no line of one. */
        NO_LOG("its log.jsonl is not a log of steps"),
        /** It can't be looked at. */
        UNREADABLE("it can't be read");

        private final String words;

        Kept(String words) {
            this.words = words;
        }

        /** The reason, in words that follow "because". */
        public String words() {
            return words;
        }
    }
}
