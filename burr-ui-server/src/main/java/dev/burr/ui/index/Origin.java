package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogStamp;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state that a run began with, as it was found in the log of the run that it was forked from.
 *
 * @param parent the step that it was forked at; null if the run is no fork, or does not say of which step
 * @param log what the parent's log looked like before the state was looked for in it; null if there was none
 * @param state fingerprints of the user's values, null if it is not known
 */
record Origin(@Nullable Pointer parent, @Nullable LogStamp log, @Nullable Map<String, Long> state) {

    static final Origin NONE = new Origin(null, null, null);

    /** @param state finds the state that a run of these documents began with */
    static Origin of(
            RunDocuments documents,
            String project,
            TrackingRepository repository,
            Supplier<Optional<Map<String, @Nullable Object>>> state) {
        Pointer parent = parent(documents);
        if (parent == null) {
            return NONE;
        }
        LogStamp log = log(parent, project, repository);
        return new Origin(parent, log, state.get().map(KeyChanges::fingerprints).orElse(null));
    }

    /** The step that a run was forked at; null if it is no fork, or does not say of which step. */
    static @Nullable Pointer parent(RunDocuments documents) {
        return documents
                .metadata()
                .readable()
                .map(MetadataDocument::parent)
                .filter(parent -> parent.sequenceId() != null)
                .orElse(null);
    }

    /** Whether looking again would find the same: costs no look at a log. */
    boolean holds(RunDocuments documents, String project, TrackingRepository repository) {
        Pointer now = parent(documents);
        return now == null ? parent == null : now.equals(parent) && Objects.equals(log, log(now, project, repository));
    }

    private static @Nullable LogStamp log(Pointer parent, String project, TrackingRepository repository) {
        return repository.logStamp(new ApplicationKey(project, parent.appId())).orElse(null);
    }
}
