package dev.burr.tracking;

import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step as a log has it, which an application can go on from.
 *
 * @param end how it ended, with the whole state
 * @param begin how it began; null when that is not recorded
 */
public record RecordedStep(EndEntry end, @Nullable BeginEntry begin) {

    /**
     * The state after it, as an application is given it.
     *
     * @param serde what the codecs of keys make of their values
     */
    public PersistedState persisted(ApplicationId application, Serde serde) {
        State state = state();
        Map<String, @Nullable Object> inputs = begin == null ? Map.of() : begin.inputs();
        return PersistedState.of(
                        application,
                        end.action(),
                        State.ofLogged(serde.restored(state.logged()), serde),
                        end.endTime().instant())
                .withStatus(end.exception() == null ? Status.COMPLETED : Status.FAILED)
                .withInputs(Inputs.copyOf(serde.restored(userInputs(inputs))));
    }

    /** A log may lack the position in the state; the line itself has it. */
    private State state() {
        State state = State.ofLogged(end.state());
        Position position = state.position();
        return position.sequenceId() == end.sequenceId()
                ? state
                : state.at(new Position(end.sequenceId(), position.priorStep()));
    }

    /** Python's Burr logs what it injects itself as well. */
    private static Map<String, @Nullable Object> userInputs(Map<String, @Nullable Object> logged) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        logged.forEach((name, value) -> {
            if (!name.startsWith("__")) {
                inputs.put(name, value);
            }
        });
        return inputs;
    }
}
