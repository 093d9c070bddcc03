package dev.burr.ui.api.v1.manage;

import dev.burr.ui.storage.ImportReport;
import java.util.List;

/**
 * What became of an archive.
 *
 * @param imported how many of its runs are in the project now
 * @param annotations how many were added
 */
record ImportView(List<ImportedRunView> runs, int imported, int annotations) {

    static ImportView of(ImportReport report) {
        List<ImportedRunView> runs = report.runs().stream()
                .map(run -> new ImportedRunView(run.app(), run.importedAs(), run.reason()))
                .toList();
        int imported =
                (int) runs.stream().filter(run -> run.importedAs() != null).count();
        return new ImportView(runs, imported, report.annotations());
    }
}
