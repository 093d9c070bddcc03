package dev.burr.tracking;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.StateLoader;
import java.util.Optional;

/**
 * Records every step of the applications of one project, and gives recorded states back. Safe to share by every
 * application of a process.
 */
public interface TrackingClient extends StateLoader, AutoCloseable {

    /** The project that applications are recorded under. */
    String project();

    /**
     * The observer that records one application.
     *
     * @throws IllegalArgumentException when the id can't be recorded under; nothing was written then
     */
    LifecycleHook hookFor(ApplicationId id);

    /** The state machine of an application as it was first recorded; empty when it is not recorded or can't be read. */
    default Optional<GraphDocument> graph(String appId) {
        return Optional.empty();
    }

    /** What an application belongs to and comes from; empty when it is not recorded or can't be read. */
    default Optional<MetadataDocument> metadata(String appId) {
        return Optional.empty();
    }

    /** How often something could not be recorded, or not as it is; 0 for a client that does not count. */
    default long failures() {
        return 0;
    }

    /** How many events were lost by that; 0 for a client that does not count. */
    default long lostEvents() {
        return 0;
    }

    /**
     * How often it was noticed that a record is written to by another process, client or application object as well; 0 for a
     * client that can't tell. Nothing is lost by that, but the steps of two runs are mixed.
     */
    default long otherWriters() {
        return 0;
    }

    /** How many bytes of steps were handed to where they are recorded; 0 for a client that does not count. */
    default long writtenBytes() {
        return 0;
    }

    /**
     * How the storage, or the server, failed to record what was last to be recorded, a sentence for people; empty when it did not, when
     * nothing was to be recorded yet, and for a client that can't tell. Looks nowhere, and writes nothing to find out.
     */
    default Optional<String> lastProblem() {
        return Optional.empty();
    }

    /** Lets go of what is open. Every step that was recorded is recorded already. */
    @Override
    void close();
}
