package dev.burr.tracking.file;

import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what could not be written, and says so once for each cause. */
final class TrackingFailures {

    private static final Logger log = LoggerFactory.getLogger(FileTrackingSink.class);

    private final OnFailure onFailure;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final LongAdder failures = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private volatile @Nullable String problem;

    TrackingFailures(OnFailure onFailure) {
        this.onFailure = onFailure;
    }

    long failures() {
        return failures.sum();
    }

    long lost() {
        return lost.sum();
    }

    /** How often another writer was noticed. */
    long shared() {
        return shared.sum();
    }

    /** What the lines that were to be written last were lost by, without a word on values; empty when they were written. */
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
        failures.increment();
        lost.add(lines);
        if (lines > 0) {
            problem = "File '%s' can't be written: %s."
                    .formatted(
                            file,
                            cause instanceof IOException
                                    ? reason(cause)
                                    : cause.getClass().getName());
        }
        if (onFailure == OnFailure.FAIL) {
            throw new TrackingException(
                    "File '%s' can't be written: %s. Free the way, or set tracking to warn of failures only."
                            .formatted(file, reason(cause)),
                    cause);
        }
        if (reported.add(cause.getClass().getName() + reason(cause))) {
            log.warn(
                    "{}: file '{}' can't be written ({}). Runs go on; further losses of this kind are only counted.",
                    loss(lines),
                    file,
                    reason(cause),
                    cause);
        } else {
            log.debug("{}: file '{}' can't be written.", loss(lines), file, cause);
        }
    }

    private static String loss(int lines) {
        return lines == 0 ? "Steps are recorded, but not what stands beside them" : "Steps are not recorded";
    }

    /** Takes note of a log that is no longer where it was; throws when that is to end the run. */
    void gone(Path file, int lines) {
        failures.increment();
        lost.add(lines);
        if (onFailure == OnFailure.FAIL) {
            throw new TrackingException(
                    "File '%s' was deleted, replaced or shortened while it was written to. Leave it alone while its application runs."
                            .formatted(file),
                    null);
        }
        if (reported.add("gone")) {
            log.warn(
                    "Steps may be lost: file '{}' was deleted, replaced or shortened while it was written to. Leave it"
                            + " alone while its application runs; further losses of this kind are only counted.",
                    file);
        } else {
            log.debug("Steps may be lost: file '{}' was deleted, replaced or shortened.", file);
        }
    }

    /** A log was deleted that had all that was to be in it. That is no failure. */
    void deleted(Path file) {
        log.debug("File '{}' was deleted while nothing was written to it. Its application goes on in a new one.", file);
    }

    /** Takes note of a log that others write to as well. That ends no run, and nothing is lost. */
    void shared(Path file) {
        shared.increment();
        if (reported.add("shared")) {
            log.warn(
                    "Two writers: file '{}' is written to by another process, client or application object as well, so"
                            + " that its steps are mixed. Give each run an application id of its own, or end the one"
                            + " before the other begins; further cases are only counted.",
                    file);
        } else {
            log.debug("Two writers: file '{}' is written to by somebody else as well.", file);
        }
    }

    /** Takes note of something for which a text is recorded that says so. That ends no run. */
    void replaced(String what, Throwable cause) {
        failures.increment();
        if (reported.add(what + cause.getClass().getName())) {
            log.warn(
                    "{} can't be recorded; a text that says so stands in its place. Mend what it fails with; further"
                            + " failures of this kind are only counted.",
                    what,
                    cause);
        } else {
            log.debug("{} can't be recorded.", what, cause);
        }
    }

    /** What went wrong, without the file it went wrong with, so that many files have one cause. */
    private static String reason(Exception cause) {
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
