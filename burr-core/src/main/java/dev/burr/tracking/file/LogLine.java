package dev.burr.tracking.file;

import dev.burr.tracking.TrackingEvent;

/** A whole line of a log, and where it stands. */
public sealed interface LogLine {

    /** The place of its first byte in the file. */
    long offset();

    /** How many bytes it has, without the line end. */
    long length();

    /** A line that was understood. */
    record Event(long offset, long length, TrackingEvent event) implements LogLine {}

    /**
     * A line that was not: torn by a crash, written by something else, or too long. What stands around it is not
     * concerned.
     *
     * @param reason a sentence for people
     */
    record Problem(long offset, long length, String reason) implements LogLine {}
}
