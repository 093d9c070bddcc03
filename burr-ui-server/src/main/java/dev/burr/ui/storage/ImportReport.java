package dev.burr.ui.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the runs of an archive.
 *
 * @param annotations how many were added
 */
public record ImportReport(List<ImportedRun> runs, int annotations) {

    public ImportReport {
        runs = List.copyOf(runs);
    }

    /**
     * One of them.
     *
     * @param app its id in the archive
     * @param importedAs its id in the project, null if it is not there
     * @param reason why not, null if it is
     */
    public record ImportedRun(String app, @Nullable String importedAs, @Nullable String reason) {}
}
