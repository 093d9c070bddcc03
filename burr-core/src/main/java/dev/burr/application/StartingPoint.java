package dev.burr.application;

import dev.burr.core.BurrException;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.StateLoader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an application goes on from: the recorded state of itself (resume, restart) or of another one (fork).
 *
 * @param sequenceId the step after which to go on; null for the last one
 * @param fallback the state to start with when nothing was recorded; null when that is an error
 */
record StartingPoint(Verb verb, String appId, @Nullable Long sequenceId, @Nullable State fallback) {

    enum Verb {
        /** The same application goes on behind its last step. */
        RESUME,
        /** The same application starts at its entrypoint again, with the state it has. */
        RESTART,
        /** A new application goes on where another one was. */
        FORK
    }

    /** What was found: the state to start with, and the parent that it comes from when that is another application. */
    record Found(State state, @Nullable ParentPointer parent, boolean recorded) {}

    Found find(StateLoader loader) {
        Optional<PersistedState> loaded = sequenceId == null ? loader.load(appId) : loader.load(appId, sequenceId);
        if (loaded.isPresent()) {
            return found(loaded.get());
        }
        if (fallback == null) {
            throw new BurrException(missing(loader));
        }
        return new Found(fallback, null, false);
    }

    private Found found(PersistedState loaded) {
        return switch (verb) {
            case RESUME -> new Found(loaded.state(), null, true);
            case RESTART ->
                new Found(loaded.state().at(new Position(loaded.position().sequenceId(), null)), null, true);
            case FORK ->
                new Found(
                        loaded.state(),
                        new ParentPointer(
                                appId,
                                loaded.application().partitionKey(),
                                loaded.position().sequenceId()),
                        true);
        };
    }

    private String missing(StateLoader loader) {
        Optional<PersistedState> last = sequenceId == null ? Optional.empty() : loader.load(appId);
        return last.map(state -> "Application '%s' has no recorded end of step %d (last: %d). Pass a step that it has."
                        .formatted(appId, sequenceId, state.position().sequenceId()))
                .orElseGet(() ->
                        "Application '%s' has no recorded state. Check the id and the project, or pass a state to start with, as in resumeFrom(id, State.of(…))."
                                .formatted(appId));
    }
}
