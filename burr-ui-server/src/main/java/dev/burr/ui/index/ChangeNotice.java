package dev.burr.ui.index;

/**
 * Says that the files of a run have changed, not how.
 *
 * @param version of the run after the change; empty if the run is gone, {@code ?} if it cannot be read
 */
public record ChangeNotice(String project, String app, String version) {}
