package dev.burr.ui.ingest;

import dev.burr.tracking.LogReceipt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of events of one run.
 *
 * @param app the run
 * @param outcome stored, moved (they are for another place than they say), refused (for good), failed (for now)
 * @param length where the next ones belong
 * @param documented whether graph and metadata are there
 * @param reason why they are not stored
 */
record IngestedRun(String app, String outcome, long length, boolean documented, @Nullable String reason) {

    static IngestedRun of(LogReceipt receipt) {
        return new IngestedRun(
                receipt.appId(),
                receipt.outcome().name().toLowerCase(Locale.ROOT),
                receipt.length(),
                receipt.documented(),
                receipt.reason());
    }
}
