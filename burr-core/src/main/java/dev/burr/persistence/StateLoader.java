package dev.burr.persistence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what an application had recorded. Ids of applications are unique in it, whatever partition they belong to.
 * Safe for use by several threads; may do I/O.
 */
public interface StateLoader {

    /** The state after the last step that ended, failed or not; empty when none did. */
    Optional<PersistedState> load(String appId);

    /** The state after a step; empty when that step has no recorded end. */
    Optional<PersistedState> load(String appId, long sequenceId);

    /** The ids of the applications that are known, in no particular order. */
    List<String> list();

    /**
     * The ids of the applications that belong to a partition, such as a user, in no particular order.
     *
     * <p>Unless overridden, this loads the last state of every application, and so passes over those that have none yet.
     *
     * @param partitionKey the partition; null for applications that belong to none
     */
    default List<String> list(@Nullable String partitionKey) {
        return list().stream()
                .filter(id -> load(id).filter(last ->
                                Objects.equals(partitionKey, last.application().partitionKey()))
                        .isPresent())
                .toList();
    }
}
