package dev.burr.tracking.file;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.RecordedStep;
import dev.burr.tracking.TrackingEvent.BeginEntry;
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
    private final long mostHeld;

    /** Those of one application, whatever it takes to hold them. */
    RecordedSteps(String appId, ApplicationFiles files) {
        this(appId, files, TrackingLogReader.LONGEST_LINE, Long.MAX_VALUE);
    }

    private RecordedSteps(String appId, ApplicationFiles files, int longestLine, long mostHeld) {
        this.appId = appId;
        this.files = files;
        this.reader = new TrackingLogReader(files.log(), longestLine);
        this.mostHeld = mostHeld;
    }

    /** Those of one application, of which no more than so many bytes are held at a time. Longer lines are found without their values. */
    static RecordedSteps holding(int most, String appId, ApplicationFiles files) {
        return new RecordedSteps(appId, files, most, most);
    }

    /**
     * The lines of a step.
     *
     * @param begin null when that is not recorded
     */
    record Lines(StepLines.Found<EndEntry> end, StepLines.@Nullable Found<BeginEntry> begin) {

        RecordedStep step() {
            return new RecordedStep(end.event(), begin == null ? null : begin.event());
        }
    }

    /** The last step that ended and whose state can be told; warns where that is not the last that ended. */
    Optional<RecordedStep> last() throws IOException {
        return lastLines().map(Lines::step);
    }

    /** The step of an id, if it ended. */
    Optional<RecordedStep> withId(long sequenceId) throws IOException {
        return linesOf(sequenceId).map(Lines::step);
    }

    /** Those of the last step that ended and whose state can be told; warns where that is not the last that ended. */
    Optional<Lines> lastLines() throws IOException {
        StepLines lines = StepLines.scan(reader, mostHeld);
        Optional<Lines> found = find(lines, id -> true);
        long known = found.map(step -> step.end().event().sequenceId()).orElse(-1L);
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

    /** Those of the step of an id, if it ended. */
    Optional<Lines> linesOf(long sequenceId) throws IOException {
        return find(StepLines.scan(reader, mostHeld), id -> id == sequenceId);
    }

    private static Optional<Lines> find(StepLines lines, LongPredicate wanted) throws IOException {
        Optional<StepLines.Found<EndEntry>> end = lines.lastEnd(wanted);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        long id = end.get().event().sequenceId();
        return Optional.of(
                new Lines(end.get(), lines.lastBegin(found -> found == id).orElse(null)));
    }

    /** What the application belongs to; null where its metadata does not say. */
    @Nullable
    String partitionKey() {
        return RecordedDocuments.metadata(files)
                .map(MetadataDocument::partitionKey)
                .orElse(null);
    }
}
