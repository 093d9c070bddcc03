package dev.burr.persistence;

import java.util.List;
import java.util.Optional;

/** Gives back what an application had recorded. Safe for use by several threads; may do I/O. */
public interface StateLoader {

    /** The state after the last step that ended, failed or not; empty when none did. */
    Optional<PersistedState> load(String appId);

    /** The state after a step; empty when that step has no recorded end. */
    Optional<PersistedState> load(String appId, long sequenceId);

    /** The ids of the applications that are known, in no particular order. */
    List<String> list();
}
