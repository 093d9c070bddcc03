package dev.burr.application;

import dev.burr.core.BurrException;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.StateLoader;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.UnknownApplicationException;
import dev.burr.persistence.WrongPartitionException;
import dev.burr.serde.ValueMarker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an application goes on from: the recorded state of itself (resume, restart) or of another one (fork).
 *
 * @param sequenceId the step after which to go on; null for the last one
 * @param fallback the state to start with when nothing was recorded; null when that is an error
 */
record StartingPoint(Verb verb, String appId, @Nullable Long sequenceId, @Nullable State fallback) {

    private static final int MOST_NAMED = 5;

    enum Verb {
        /** The same application goes on behind its last step. */
        RESUME,
        /** The same application starts at its entrypoint again, with the state it has. */
        RESTART,
        /** A new application goes on where another one was. */
        FORK
    }

    /**
     * What was found.
     *
     * @param state the state to start with
     * @param partitionKey what the recorded application belongs to
     * @param parent the step that the state comes from, when it is another application's
     * @param recorded whether the state was recorded, and not given for want of one
     */
    record Found(State state, @Nullable String partitionKey, @Nullable ParentPointer parent, boolean recorded) {

        static Found nothing(State initial) {
            return new Found(initial, null, null, false);
        }
    }

    /**
     * Asks the loader; without one, an application can only start with its fallback.
     *
     * @param partition in whose name the application is built; null when nobody was named
     */
    Found find(@Nullable StateLoader loader, @Nullable String partition) {
        Optional<PersistedState> loaded = loader == null ? Optional.empty() : load(loader);
        if (loaded.isPresent()) {
            requireOwner(loaded.get(), partition);
            return found(loaded.get());
        }
        if (fallback == null) {
            throw missing(loader);
        }
        return Found.nothing(fallback);
    }

    private Optional<PersistedState> load(StateLoader loader) {
        return sequenceId == null ? loader.load(appId) : loader.load(appId, sequenceId);
    }

    /** A fork is a new application, and may belong to somebody else. */
    private void requireOwner(PersistedState loaded, @Nullable String partition) {
        if (verb != Verb.FORK
                && partition != null
                && !partition.equals(loaded.application().partitionKey())) {
            throw new WrongPartitionException(appId, partition);
        }
    }

    private Found found(PersistedState loaded) {
        String partitionKey = loaded.application().partitionKey();
        Position position = loaded.position();
        return switch (verb) {
            case RESUME -> new Found(completed(loaded.state()), partitionKey, null, true);
            case RESTART ->
                new Found(loaded.state().at(new Position(position.sequenceId(), null)), partitionKey, null, true);
            case FORK ->
                new Found(
                        loaded.state(),
                        partitionKey,
                        new ParentPointer(appId, partitionKey, position.sequenceId()),
                        true);
        };
    }

    /** Keys that this version of the program starts with and an earlier one did not know. */
    private State completed(State recorded) {
        State state = recorded;
        if (fallback != null) {
            for (String key : fallback.keys()) {
                state = state.has(key) ? state : state.with(key, fallback.get(key));
            }
        }
        return state;
    }

    /**
     * The state to start with, where some of its values are replaced.
     *
     * @throws BurrException when a marker stands in place of a value that is not: an action would take it for the value
     */
    State stateOf(Found found, Map<String, @Nullable Object> overrides) {
        if (!found.recorded()) {
            return found.state();
        }
        List<ValueMarker> missing = found.state().keys().stream()
                .filter(key -> !overrides.containsKey(key))
                .flatMap(key -> ValueMarker.in(key, found.state().get(key)).stream())
                .toList();
        if (!missing.isEmpty()) {
            throw incomplete(missing);
        }
        return found.state().withAll(overrides);
    }

    private BurrException incomplete(List<ValueMarker> missing) {
        String what = missing.stream()
                .limit(MOST_NAMED)
                .map(marker -> "'%s' %s".formatted(marker.path(), marker.kind().words()))
                .collect(Collectors.joining(", "));
        int more = missing.size() - MOST_NAMED;
        return new BurrException(
                "Application '%s' can't %s from its recorded state, which lacks values: %s%s. Pass them to overriding(…), each under its key of the state, or use a persister, which saves them whole."
                        .formatted(
                                appId,
                                verb == Verb.FORK ? "be forked" : verb == Verb.RESUME ? "resume" : "restart",
                                what,
                                more > 0 ? ", and %d more".formatted(more) : ""));
    }

    private RuntimeException missing(@Nullable StateLoader loader) {
        if (loader == null) {
            return new IllegalStateException(
                    "Application '%s' can't be looked up: there is no persister or tracker to ask. Add one with withPersister(…) or withTracker(…)."
                            .formatted(appId));
        }
        Optional<PersistedState> last = sequenceId == null ? Optional.empty() : loader.load(appId);
        return new UnknownApplicationException(
                appId,
                last.map(state -> "Application '%s' has no recorded end of step %d (last: %d). Pass a step that it has."
                                .formatted(appId, sequenceId, state.position().sequenceId()))
                        .orElseGet(() ->
                                "Application '%s' has no recorded state%s, or pass a state to start with, as in resumeFrom(id, State.of(…))."
                                        .formatted(appId, whatToCheck(loader))));
    }

    private static String whatToCheck(StateLoader loader) {
        return loader instanceof StatePersister
                ? " in the persister, which is asked in place of a tracker. Check the id"
                : ". Check the id and the project";
    }
}
