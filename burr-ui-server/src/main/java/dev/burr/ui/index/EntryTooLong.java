package dev.burr.ui.index;

import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.TrackingRepository;

/** An entry that takes more memory than a server should spend on one: of it the values are left out. */
final class EntryTooLong {

    private EntryTooLong() {}

    static boolean isWithoutValues(Line line, TrackingRepository repository) {
        return line.length() > repository.longestEntry();
    }

    /** What it is, and what to do. */
    static String message(Line line, TrackingRepository repository) {
        return "It is %,d bytes long, more than the %,d whose values are read. Start the server with a larger heap to see them."
                .formatted(line.length(), repository.longestEntry());
    }
}
