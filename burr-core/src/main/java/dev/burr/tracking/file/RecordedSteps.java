package dev.burr.tracking.file;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Optional<PersistedState> last() throws IOException {
        StepLines lines = StepLines.scan(reader);
        Optional<PersistedState> found = find(lines, id -> true);
        long known = found.map(state -> state.position().sequenceId()).orElse(-1L);
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
    Optional<PersistedState> withId(long sequenceId) throws IOException {
        return find(StepLines.scan(reader), id -> id == sequenceId);
    }

    private Optional<PersistedState> find(StepLines lines, LongPredicate wanted) throws IOException {
        Optional<EndEntry> end = lines.lastEnd(wanted);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        long id = end.get().sequenceId();
        Optional<BeginEntry> begin = lines.lastBegin(found -> found == id);
        return Optional.of(persisted(end.get(), begin.map(BeginEntry::inputs).orElse(Map.of())));
    }

    private PersistedState persisted(EndEntry end, Map<String, @Nullable Object> inputs) {
        var application = new ApplicationId(appId, partitionKey());
        return PersistedState.of(
                        application, end.action(), state(end), end.endTime().instant())
                .withStatus(end.exception() == null ? Status.COMPLETED : Status.FAILED)
                .withInputs(userInputs(inputs));
    }

    /** A log may lack the position in the state; the line itself has it. */
    private static State state(EndEntry end) {
        State state = State.ofLogged(end.state());
        Position position = state.position();
        return position.sequenceId() == end.sequenceId()
                ? state
                : state.at(new Position(end.sequenceId(), position.priorStep()));
    }

    /** Python's Burr logs what it injects itself as well. */
    private static Inputs userInputs(Map<String, @Nullable Object> logged) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        logged.forEach((name, value) -> {
            if (!name.startsWith("__")) {
                inputs.put(name, value);
            }
        });
        return Inputs.copyOf(inputs);
    }

    /** What the application belongs to; null where its metadata does not say. */
    @Nullable
    String partitionKey() {
        return RecordedDocuments.metadata(files)
                .map(MetadataDocument::partitionKey)
                .orElse(null);
    }
}
