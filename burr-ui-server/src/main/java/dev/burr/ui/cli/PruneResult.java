package dev.burr.ui.cli;

import dev.burr.tracking.file.OverdueRun;
import dev.burr.tracking.file.Pruning;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a run that is beyond a limit, or would.
 *
 * @param reason why it was not deleted; null when it was or would be
 */
record PruneResult(OverdueRun run, Outcome outcome, @Nullable String reason) {

    enum Outcome {
        DELETED,
        WOULD_DELETE,
        KEPT,
        FAILED
    }

    static PruneResult planned(OverdueRun run) {
        return run.reasonToKeep()
                .map(kept -> new PruneResult(run, Outcome.KEPT, kept.words()))
                .orElseGet(() -> new PruneResult(run, Outcome.WOULD_DELETE, null));
    }

    /** Deletes it, unless it is to be kept. */
    static PruneResult of(OverdueRun run, Pruning pruning) {
        if (run.reasonToKeep().isPresent()) {
            return planned(run);
        }
        try {
            return pruning.delete(run)
                    ? new PruneResult(run, Outcome.DELETED, null)
                    : new PruneResult(run, Outcome.KEPT, "it has changed meanwhile");
        } catch (IOException e) {
            return new PruneResult(
                    run, Outcome.FAILED, "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
    }

    boolean isFailed() {
        return outcome == Outcome.FAILED;
    }

    String words() {
        return switch (outcome) {
            case DELETED -> "deleted";
            case WOULD_DELETE -> "would be deleted";
            case KEPT -> "kept: " + reason;
            case FAILED -> "can't be deleted: " + reason;
        };
    }

    Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("project", run.project());
        json.put("appId", run.appId());
        json.put("lastActivity", run.lastActivity());
        json.put("bytes", run.bytes());
        json.put("limit", name(run.limit()));
        json.put("outcome", name(outcome));
        json.put("reason", reason);
        return json;
    }

    static long removed(List<PruneResult> results) {
        return results.stream().filter(PruneResult::isRemoved).count();
    }

    static long freed(List<PruneResult> results) {
        return results.stream()
                .filter(PruneResult::isRemoved)
                .mapToLong(result -> result.run().bytes())
                .sum();
    }

    private boolean isRemoved() {
        return outcome == Outcome.DELETED || outcome == Outcome.WOULD_DELETE;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
