package dev.burr.ui.index;

/**
 * Says that something about a run has changed, not how.
 *
 * @param version of the run after the change; empty if the run is gone, {@code ?} if it cannot be read or is not known yet
 * @param annotations whether notes on its steps have changed; its files may have, too
 */
public record ChangeNotice(String project, String app, String version, boolean annotations) {

    /** Says that the files of a run have changed. */
    ChangeNotice(String project, String app, String version) {
        this(project, app, version, false);
    }

    /** One notice of what this and an earlier one say of the same run. */
    ChangeNotice after(ChangeNotice earlier) {
        return earlier.annotations && !annotations ? new ChangeNotice(project, app, version, true) : this;
    }
}
