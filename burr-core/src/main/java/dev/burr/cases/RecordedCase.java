package dev.burr.cases;

import dev.burr.core.BurrException;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingClient;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a case of a step of a trace. The state before it is that after the step before; for the first step of a fork that of
 * its parent; and for another first step, what is in the state after it and was not written by it.
 */
final class RecordedCase {

    static final String FILL_IN = "fill this in";

    /** How many ids may be missing before a step: Python's Burr takes one for a step that did not come to run. */
    private static final int MOST_MISSING = 16;

    private static final int LENGTH_OF_ID_IN_NAMES = 8;

    private final TrackingClient client;
    private final String appId;
    private final long sequenceId;

    RecordedCase(TrackingClient client, String appId, long sequenceId) {
        this.client = client;
        this.appId = appId;
        this.sequenceId = sequenceId;
    }

    /** @param actionName what to call the action; as it was recorded when null */
    TraceCase read(@Nullable String actionName) {
        PersistedState step = client.load(appId, sequenceId).orElseThrow(this::missing);
        String action = actionName == null ? step.action() : actionName;
        boolean failed = step.status() == Status.FAILED;
        var lacking = LackedValues.of(step.inputs(), action(step.action()).orElse(null));
        return new TraceCase(
                action,
                action + "_" + start(appId) + "_" + sequenceId,
                lacking.noteBefore(failed ? user(step.state()) : before(step)),
                failed ? State.of(TraceCase.TODO, FILL_IN) : lacking.noteAfter(user(step.state())),
                lacking.inputs());
    }

    private BurrException missing() {
        return new BurrException(client.load(appId)
                .map(last -> "Application '%s' has no recorded end of step %d (last: %d). Pass a step that it has."
                        .formatted(appId, sequenceId, last.position().sequenceId()))
                .orElseGet(() -> "Application '%s' has no recorded step in project '%s'. Check the id and the project."
                        .formatted(appId, client.project())));
    }

    private static String start(String id) {
        return id.codePoints()
                .limit(LENGTH_OF_ID_IN_NAMES)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The user's keys: Burr's own say where the recorded application stood. */
    private static State user(State logged) {
        return State.copyOf(logged.asMap());
    }

    private State before(PersistedState step) {
        return precedingStep()
                .map(RecordedCase::user)
                .or(() -> action(step.action()).map(action -> reconstructed(step.state(), action)))
                .orElseGet(() -> State.of(TraceCase.TODO, FILL_IN));
    }

    private Optional<State> precedingStep() {
        for (long id = sequenceId - 1; id >= Math.max(0, sequenceId - MOST_MISSING); id--) {
            Optional<PersistedState> step = client.load(appId, id);
            if (step.isPresent()) {
                return step.map(PersistedState::state);
            }
        }
        return Optional.empty();
    }

    private Optional<GraphDocument.Action> action(String name) {
        return client.graph(appId).flatMap(graph -> graph.actions().stream()
                .filter(action -> action.name().equals(name))
                .findFirst());
    }

    /** What the action does not write was there before as it is after, whatever a fork was overridden with. */
    private State reconstructed(State after, GraphDocument.Action action) {
        State before = State.empty();
        for (String key : after.keys()) {
            before = action.writes().contains(key) ? before : before.with(key, after.get(key));
        }
        Optional<State> parent = parentState();
        if (parent.isEmpty()) {
            return withUnknown(before, action);
        }
        for (String key : action.writes()) {
            before = parent.get().has(key) ? before.with(key, parent.get().get(key)) : before;
        }
        return before;
    }

    private Optional<State> parentState() {
        Pointer parent = client.metadata(appId).map(MetadataDocument::parent).orElse(null);
        return parent == null || parent.sequenceId() == null
                ? Optional.empty()
                : client.load(parent.appId(), parent.sequenceId()).map(PersistedState::state);
    }

    /** Says which keys the action reads and then writes: what it read is not recorded. */
    private static State withUnknown(State before, GraphDocument.Action action) {
        Set<String> unknown = new LinkedHashSet<>(action.reads());
        unknown.retainAll(action.writes());
        return unknown.isEmpty()
                ? before
                : before.with(TraceCase.TODO, FILL_IN + ": " + unknown.stream().collect(Collectors.joining(", ")));
    }
}
