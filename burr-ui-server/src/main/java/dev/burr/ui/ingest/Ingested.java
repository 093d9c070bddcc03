package dev.burr.ui.ingest;

import java.util.List;

/**
 * What became of a request with events.
 *
 * @param runs for each part of it, in its order
 */
record Ingested(List<IngestedRun> runs) {

    Ingested {
        runs = List.copyOf(runs);
    }
}
