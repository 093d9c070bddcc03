package dev.burr.tracking.file;

import dev.burr.tracking.FailureCount;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what could not be written, and to which file. */
final class TrackingFailures {

    private static final Logger log = LoggerFactory.getLogger(FileTrackingSink.class);

    private final FailureCount count;
    private volatile @Nullable String problem;

    TrackingFailures(OnFailure onFailure) {
        this.count = new FailureCount(onFailure, log);
    }

    FailureCount count() {
        return count;
    }

    /** What the storage has lost the lines by that were to be written last; empty when they were written. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Lines were written. Asked for each step: a field that changes with each would cost more. */
    void written() {
        if (problem != null) {
            problem = null;
        }
    }

    /** Takes note of lines that are lost; throws when that is to end the run. */
    void report(Path file, int lines, Exception cause) {
        String reason = reason(cause);
        // Of others the next line knows nothing: what is of one value says nothing on what can be written.
        if (lines > 0 && cause instanceof IOException) {
            problem = "File '%s' can't be written: %s.".formatted(file, reason);
        }
        count.lost(
                lines,
                () -> new TrackingException(
                        "File '%s' can't be written: %s. Free the way, or set tracking to warn of failures only."
                                .formatted(file, reason),
                        cause));
        count.warn(
                cause.getClass().getName() + reason,
                "{}: file '{}' can't be written ({}). Runs go on; further losses of this kind are only counted.",
                lines == 0 ? "Steps are recorded, but not what stands beside them" : "Steps are not recorded",
                file,
                reason,
                cause);
    }

    /** Takes note of a log that is no longer where it was; throws when that is to end the run. */
    void gone(Path file, int lines) {
        count.lost(
                lines,
                () -> new TrackingException(
                        "File '%s' was deleted, replaced or shortened while it was written to. Leave it alone while its application runs."
                                .formatted(file),
                        null));
        count.warn(
                "gone",
                "Steps may be lost: file '{}' was deleted, replaced or shortened while it was written to. Leave it"
                        + " alone while its application runs; further losses of this kind are only counted.",
                file);
    }

    /** A log was deleted that had all that was to be in it. That is no failure. */
    void deleted(Path file) {
        log.debug("File '{}' was deleted while nothing was written to it. Its application goes on in a new one.", file);
    }

    /** Takes note of a log that others write to as well. */
    void shared(Path file) {
        count.shared("file '" + file + "'");
    }

    /** What went wrong, without the file it went wrong with, so that many files have one cause. */
    static String reason(Exception cause) {
        if (cause instanceof FileSystemException failure) {
            String reason = failure.getReason();
            return reason == null ? failure.getClass().getSimpleName() : reason;
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof IOException && message.endsWith(")")) {
            return message.substring(message.lastIndexOf('(') + 1, message.length() - 1);
        }
        return message;
    }
}
