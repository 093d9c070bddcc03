package dev.burr.ui.index;

/**
 * Something in the files of a run that cannot be read. All else of the run is shown.
 *
 * @param line number of the line in the log, from 1; 0 if it is about a file as a whole
 * @param offset of the line in the log, in bytes
 */
public record Problem(long line, long offset, String message) {}
