package dev.burr.ui.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Takes runs out of a storage and into one, as zip archives with the folders and files that Burr has: {@code
 * project/app/log.jsonl} and so on. Neither way keeps more than a buffer of it in memory. Safe for use by many threads.
 */
public interface RunArchive {

    /**
     * Prepares to export runs.
     *
     * @param apps all of the project if there is none
     * @throws RunRefusal if there is no such project or run
     */
    Export export(String project, List<String> apps) throws RunRefusal;

    /**
     * Imports the runs of an archive. A run appears complete or not at all, and an archive that is refused changes nothing.
     *
     * @param project where to; it need not exist
     * @throws ArchiveRefusal if it is no archive that could be imported; the message says why
     * @throws IOException when it can't be read or stored; the message says why, and what was imported before it stays
     */
    ImportReport importInto(String project, InputStream zip, OnConflict onConflict) throws ArchiveRefusal, IOException;

    /** Runs that are there to be exported. */
    @FunctionalInterface
    interface Export {

        /** Writes the archive, without closing the stream. Of a run that is being written, whole lines up to now. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What becomes of a run whose id another has in the project. */
    enum OnConflict {
        /** Nothing is imported at all. */
        REFUSE,
        /** It gets another id. Links to it from other runs keep the old one. */
        RENAME,
        /** It is left out. */
        SKIP
    }
}
