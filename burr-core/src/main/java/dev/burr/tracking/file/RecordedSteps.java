package dev.burr.tracking.file;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.RecordedStep;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps in one log, looked up by sequence id. Reads the file anew each time; of several with the same id the last counts. */
final class RecordedSteps {

    private static final Logger log = LoggerFactory.getLogger(RecordedSteps.class);

    private final String appId;
    private final ApplicationFiles files;
    private final TrackingLogReader reader;

    RecordedSteps(String appId, ApplicationFiles files) {
        this.appId = appId;
        this.files = files;
        this.reader = new TrackingLogReader(files.log());
    }

    /** The last step that ended and whose state can be told; warns where that is not the last that ended. */
    Optional<RecordedStep> last() throws IOException {
        StepLines lines = StepLines.scan(reader);
        Optional<RecordedStep> found = find(lines, id -> true);
        long known = found.map(step -> step.end().sequenceId()).orElse(-1L);
        if (lines.lastEndId().isPresent() && lines.lastEndId().getAsLong() > known) {
            log.warn(
                    "The last step of application '{}' is {}, but the state after it can't be told, as a line of {} is damaged or gone. {}",
                    appId,
                    lines.lastEndId().getAsLong(),
                    files.log(),
                    found.isEmpty() ? "None can be loaded." : "Step " + known + " is loaded instead.");
        }
        return found;
    }

    /** The step of an id, if it ended. */
    Optional<RecordedStep> withId(long sequenceId) throws IOException {
        return find(StepLines.scan(reader), id -> id == sequenceId);
    }

    private static Optional<RecordedStep> find(StepLines lines, LongPredicate wanted) throws IOException {
        Optional<EndEntry> end = lines.lastEnd(wanted);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        long id = end.get().sequenceId();
        return Optional.of(new RecordedStep(
                end.get(), lines.lastBegin(found -> found == id).orElse(null)));
    }

    /** What the application belongs to; null where its metadata does not say. */
    @Nullable
    String partitionKey() {
        return RecordedDocuments.metadata(files)
                .map(MetadataDocument::partitionKey)
                .orElse(null);
    }
}
