package dev.burr.ui.ingest;

import java.util.List;

/**
 * The runs of a project.
 *
 * @param apps their ids, in no particular order
 */
record RecordedRuns(List<String> apps) {

    RecordedRuns {
        apps = List.copyOf(apps);
    }
}
