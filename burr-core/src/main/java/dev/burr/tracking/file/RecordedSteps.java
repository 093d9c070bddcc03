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

/** The steps in one log, looked up by sequence id. Reads the file anew each time; of several with the same id the last counts. */
final class RecordedSteps {

    private final String appId;
    private final ApplicationFiles files;
    private final TrackingLogReader reader;

    RecordedSteps(String appId, ApplicationFiles files) {
        this.appId = appId;
        this.files = files;
        this.reader = new TrackingLogReader(files.log());
    }

    /** The last step that ended. */
    Optional<PersistedState> last() throws IOException {
        return find(id -> true);
    }

    /** The step of an id, if it ended. */
    Optional<PersistedState> withId(long sequenceId) throws IOException {
        return find(id -> id == sequenceId);
    }

    private Optional<PersistedState> find(LongPredicate wanted) throws IOException {
        StepLines lines = StepLines.scan(reader);
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
