package dev.burr.ui.storage;

import dev.burr.tracking.TrackingEvent;

/** Is handed the entries of a log, in the order in which they were written. */
public interface LogReader {

    void entry(Line line, TrackingEvent event);

    /** An entry that cannot be read. Those after it still come. */
    void unreadable(Line line, String why);
}
