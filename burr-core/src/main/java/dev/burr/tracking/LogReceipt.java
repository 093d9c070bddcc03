package dev.burr.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link LogPart}.
 *
 * @param appId the application
 * @param outcome what became of its lines
 * @param length how many bytes the log has now: where the next lines belong
 * @param documented whether graph and metadata stand beside the log
 * @param reason why the lines are not in the log, a sentence for people; null when they are, or belong elsewhere
 */
public record LogReceipt(String appId, Outcome outcome, long length, boolean documented, @Nullable String reason) {

    public LogReceipt {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** What became of the lines of a part. */
    public enum Outcome {
        /** They are in the log, once, now or since an earlier time that they were sent. */
        STORED,
        /** They are not: something else stands at their place, or there is none yet. They are to be sent for another one. */
        MOVED,
        /** They are not, and won't be however often they are sent. */
        REFUSED,
        /** They are not as things are now; later they may be. */
        FAILED
    }

    /**
     * Reads the answer to some parts: an object with a list {@code runs} of these.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static List<LogReceipt> listOf(@Nullable Object json) {
        if (JsonFields.of(json).any("runs") instanceof List<?> runs) {
            return runs.stream().map(LogReceipt::of).toList();
        }
        throw new JsonFields.UnexpectedShape("Its 'runs' are no list.");
    }

    private static LogReceipt of(@Nullable Object json) {
        JsonFields fields = JsonFields.of(json);
        return new LogReceipt(
                fields.text("app"),
                Outcome.valueOf(fields.text("outcome").toUpperCase(Locale.ROOT)),
                fields.integer("length"),
                Boolean.TRUE.equals(fields.any("documented")),
                fields.optionalText("reason"));
    }
}
